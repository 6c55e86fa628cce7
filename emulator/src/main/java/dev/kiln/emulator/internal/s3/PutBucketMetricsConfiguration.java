package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.MetricsConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketMetricsConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketMetricsConfigurationResponse;

/**
 * Keeps a metrics configuration; nothing comes of it here.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketMetricsConfiguration.html">AWS: PutBucketMetricsConfiguration</a>
 */
final class PutBucketMetricsConfiguration
        implements Operation.Direct<PutBucketMetricsConfigurationRequest, PutBucketMetricsConfigurationResponse> {
    private final NamedConfigurations<MetricsConfiguration> metrics;

    PutBucketMetricsConfiguration(NamedConfigurations<MetricsConfiguration> metrics) {
        this.metrics = metrics;
    }

    @Override
    public PutBucketMetricsConfigurationResponse run(PutBucketMetricsConfigurationRequest request, CallContext call) {
        metrics.requireBucket(request.bucket());
        MetricsConfiguration configuration = request.metricsConfiguration();
        WellFormed.require(configuration != null && configuration.id() != null);
        WellFormed.require(configuration.id().equals(request.id()));
        metrics.put(request.bucket(), request.id(), configuration);
        return PutBucketMetricsConfigurationResponse.builder().build();
    }
}
