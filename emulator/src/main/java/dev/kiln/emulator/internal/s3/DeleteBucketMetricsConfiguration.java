package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.DeleteBucketMetricsConfigurationRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketMetricsConfigurationResponse;
import software.amazon.awssdk.services.s3.model.MetricsConfiguration;

/**
 * Takes away a metrics configuration.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketMetricsConfiguration.html">AWS: DeleteBucketMetricsConfiguration</a>
 */
final class DeleteBucketMetricsConfiguration
        implements Operation.Direct<DeleteBucketMetricsConfigurationRequest, DeleteBucketMetricsConfigurationResponse> {
    private final NamedConfigurations<MetricsConfiguration> metrics;

    DeleteBucketMetricsConfiguration(NamedConfigurations<MetricsConfiguration> metrics) {
        this.metrics = metrics;
    }

    @Override
    public DeleteBucketMetricsConfigurationResponse run(
            DeleteBucketMetricsConfigurationRequest request, CallContext call) {
        metrics.remove(request.bucket(), request.id());
        return DeleteBucketMetricsConfigurationResponse.builder().build();
    }
}
