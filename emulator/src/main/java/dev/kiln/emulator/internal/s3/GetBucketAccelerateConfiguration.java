package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.AccelerateConfiguration;
import software.amazon.awssdk.services.s3.model.GetBucketAccelerateConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAccelerateConfigurationResponse;

/**
 * Answers whether transfers are accelerated; nothing where it was never said.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAccelerateConfiguration.html">AWS: GetBucketAccelerateConfiguration</a>
 */
final class GetBucketAccelerateConfiguration
        implements Operation.Direct<GetBucketAccelerateConfigurationRequest, GetBucketAccelerateConfigurationResponse> {
    private final Configuration<AccelerateConfiguration> accelerate;

    GetBucketAccelerateConfiguration(Configuration<AccelerateConfiguration> accelerate) {
        this.accelerate = accelerate;
    }

    @Override
    public GetBucketAccelerateConfigurationResponse run(
            GetBucketAccelerateConfigurationRequest request, CallContext call) {
        AccelerateConfiguration set = accelerate.find(request.bucket());
        return GetBucketAccelerateConfigurationResponse.builder()
                .status(set == null ? null : set.status())
                .build();
    }
}
