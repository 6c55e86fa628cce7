package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.AnalyticsConfiguration;
import software.amazon.awssdk.services.s3.model.GetBucketAnalyticsConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAnalyticsConfigurationResponse;

/**
 * Answers an analytics configuration.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAnalyticsConfiguration.html">AWS: GetBucketAnalyticsConfiguration</a>
 */
final class GetBucketAnalyticsConfiguration
        implements Operation.Direct<GetBucketAnalyticsConfigurationRequest, GetBucketAnalyticsConfigurationResponse> {
    private final NamedConfigurations<AnalyticsConfiguration> analytics;

    GetBucketAnalyticsConfiguration(NamedConfigurations<AnalyticsConfiguration> analytics) {
        this.analytics = analytics;
    }

    @Override
    public GetBucketAnalyticsConfigurationResponse run(
            GetBucketAnalyticsConfigurationRequest request, CallContext call) {
        return GetBucketAnalyticsConfigurationResponse.builder()
                .analyticsConfiguration(analytics.require(request.bucket(), request.id()))
                .build();
    }
}
