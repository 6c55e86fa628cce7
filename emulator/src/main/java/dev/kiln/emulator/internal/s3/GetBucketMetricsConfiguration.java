package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketMetricsConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketMetricsConfigurationResponse;
import software.amazon.awssdk.services.s3.model.MetricsConfiguration;

/**
 * Answers a metrics configuration.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketMetricsConfiguration.html">AWS: GetBucketMetricsConfiguration</a>
 */
final class GetBucketMetricsConfiguration
        implements Operation.Direct<GetBucketMetricsConfigurationRequest, GetBucketMetricsConfigurationResponse> {
    private final NamedConfigurations<MetricsConfiguration> metrics;

    GetBucketMetricsConfiguration(NamedConfigurations<MetricsConfiguration> metrics) {
        this.metrics = metrics;
    }

    @Override
    public GetBucketMetricsConfigurationResponse run(GetBucketMetricsConfigurationRequest request, CallContext call) {
        return GetBucketMetricsConfigurationResponse.builder()
                .metricsConfiguration(metrics.require(request.bucket(), request.id()))
                .build();
    }
}
