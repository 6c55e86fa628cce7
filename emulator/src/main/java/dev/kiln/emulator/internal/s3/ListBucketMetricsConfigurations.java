package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.ListBucketMetricsConfigurationsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketMetricsConfigurationsResponse;
import software.amazon.awssdk.services.s3.model.MetricsConfiguration;

/**
 * Lists what there is of the kind on a bucket, a hundred a page.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBucketMetricsConfigurations.html">AWS: ListBucketMetricsConfigurations</a>
 */
final class ListBucketMetricsConfigurations
        implements Operation.Direct<ListBucketMetricsConfigurationsRequest, ListBucketMetricsConfigurationsResponse> {
    private final NamedConfigurations<MetricsConfiguration> metrics;

    ListBucketMetricsConfigurations(NamedConfigurations<MetricsConfiguration> metrics) {
        this.metrics = metrics;
    }

    @Override
    public ListBucketMetricsConfigurationsResponse run(
            ListBucketMetricsConfigurationsRequest request, CallContext call) {
        NamedConfigurations.Listed<MetricsConfiguration> page =
                metrics.list(request.bucket(), request.continuationToken());
        return ListBucketMetricsConfigurationsResponse.builder()
                .metricsConfigurationList(page.configurations().isEmpty() ? null : page.configurations())
                .isTruncated(page.next() != null)
                .continuationToken(request.continuationToken())
                .nextContinuationToken(page.next())
                .build();
    }
}
