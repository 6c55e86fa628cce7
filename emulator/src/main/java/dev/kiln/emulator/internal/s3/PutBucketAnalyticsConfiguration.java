package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.AnalyticsConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketAnalyticsConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketAnalyticsConfigurationResponse;

/**
 * Keeps an analytics configuration; nothing comes of it here.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAnalyticsConfiguration.html">AWS: PutBucketAnalyticsConfiguration</a>
 */
final class PutBucketAnalyticsConfiguration
        implements Operation.Direct<PutBucketAnalyticsConfigurationRequest, PutBucketAnalyticsConfigurationResponse> {
    private final NamedConfigurations<AnalyticsConfiguration> analytics;

    PutBucketAnalyticsConfiguration(NamedConfigurations<AnalyticsConfiguration> analytics) {
        this.analytics = analytics;
    }

    @Override
    public PutBucketAnalyticsConfigurationResponse run(
            PutBucketAnalyticsConfigurationRequest request, CallContext call) {
        AnalyticsConfiguration configuration = request.analyticsConfiguration();
        WellFormed.require(configuration != null && configuration.id() != null);
        WellFormed.require(configuration.id().equals(request.id()) && configuration.storageClassAnalysis() != null);
        analytics.put(request.bucket(), request.id(), configuration);
        return PutBucketAnalyticsConfigurationResponse.builder().build();
    }
}
