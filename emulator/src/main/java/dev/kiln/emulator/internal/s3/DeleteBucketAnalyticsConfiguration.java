package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.AnalyticsConfiguration;
import software.amazon.awssdk.services.s3.model.DeleteBucketAnalyticsConfigurationRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketAnalyticsConfigurationResponse;

/**
 * Takes away an analytics configuration.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketAnalyticsConfiguration.html">AWS: DeleteBucketAnalyticsConfiguration</a>
 */
final class DeleteBucketAnalyticsConfiguration
        implements Operation.Direct<
                DeleteBucketAnalyticsConfigurationRequest, DeleteBucketAnalyticsConfigurationResponse> {
    private final NamedConfigurations<AnalyticsConfiguration> analytics;

    DeleteBucketAnalyticsConfiguration(NamedConfigurations<AnalyticsConfiguration> analytics) {
        this.analytics = analytics;
    }

    @Override
    public DeleteBucketAnalyticsConfigurationResponse run(
            DeleteBucketAnalyticsConfigurationRequest request, CallContext call) {
        analytics.remove(request.bucket(), request.id());
        return DeleteBucketAnalyticsConfigurationResponse.builder().build();
    }
}
