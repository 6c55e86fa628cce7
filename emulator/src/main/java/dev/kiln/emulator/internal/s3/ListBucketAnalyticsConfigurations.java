package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.AnalyticsConfiguration;
import software.amazon.awssdk.services.s3.model.ListBucketAnalyticsConfigurationsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketAnalyticsConfigurationsResponse;

/**
 * Lists what there is of the kind on a bucket, a hundred a page.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBucketAnalyticsConfigurations.html">AWS: ListBucketAnalyticsConfigurations</a>
 */
final class ListBucketAnalyticsConfigurations
        implements Operation.Direct<
                ListBucketAnalyticsConfigurationsRequest, ListBucketAnalyticsConfigurationsResponse> {
    private final NamedConfigurations<AnalyticsConfiguration> analytics;

    ListBucketAnalyticsConfigurations(NamedConfigurations<AnalyticsConfiguration> analytics) {
        this.analytics = analytics;
    }

    @Override
    public ListBucketAnalyticsConfigurationsResponse run(
            ListBucketAnalyticsConfigurationsRequest request, CallContext call) {
        NamedConfigurations.Listed<AnalyticsConfiguration> page =
                analytics.list(request.bucket(), request.continuationToken());
        return ListBucketAnalyticsConfigurationsResponse.builder()
                .analyticsConfigurationList(page.configurations().isEmpty() ? null : page.configurations())
                .isTruncated(page.next() != null)
                .continuationToken(request.continuationToken())
                .nextContinuationToken(page.next())
                .build();
    }
}
