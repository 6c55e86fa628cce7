package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.AccelerateConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketAccelerateConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketAccelerateConfigurationResponse;

/**
 * Keeps whether transfers are accelerated, which changes nothing here.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAccelerateConfiguration.html">AWS: PutBucketAccelerateConfiguration</a>
 */
final class PutBucketAccelerateConfiguration
        implements Operation.Direct<PutBucketAccelerateConfigurationRequest, PutBucketAccelerateConfigurationResponse> {
    private final Configuration<AccelerateConfiguration> accelerate;

    PutBucketAccelerateConfiguration(Configuration<AccelerateConfiguration> accelerate) {
        this.accelerate = accelerate;
    }

    @Override
    public PutBucketAccelerateConfigurationResponse run(
            PutBucketAccelerateConfigurationRequest request, CallContext call) {
        if (request.bucket().indexOf('.') >= 0) {
            throw S3Errors.invalidRequest(
                    "S3 Transfer Acceleration is not supported for buckets with periods (.) in their names");
        }
        AccelerateConfiguration configuration = request.accelerateConfiguration();
        WellFormed.require(configuration != null);
        WellFormed.known(configuration.status());
        accelerate.put(request.bucket(), configuration);
        return PutBucketAccelerateConfigurationResponse.builder().build();
    }
}
