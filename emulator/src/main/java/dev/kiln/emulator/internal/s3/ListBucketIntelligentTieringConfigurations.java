package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.IntelligentTieringConfiguration;
import software.amazon.awssdk.services.s3.model.ListBucketIntelligentTieringConfigurationsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketIntelligentTieringConfigurationsResponse;

/**
 * Lists what there is of the kind on a bucket, a hundred a page.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBucketIntelligentTieringConfigurations.html">AWS: ListBucketIntelligentTieringConfigurations</a>
 */
final class ListBucketIntelligentTieringConfigurations
        implements Operation.Direct<
                ListBucketIntelligentTieringConfigurationsRequest, ListBucketIntelligentTieringConfigurationsResponse> {
    private final NamedConfigurations<IntelligentTieringConfiguration> tierings;

    ListBucketIntelligentTieringConfigurations(NamedConfigurations<IntelligentTieringConfiguration> tierings) {
        this.tierings = tierings;
    }

    @Override
    public ListBucketIntelligentTieringConfigurationsResponse run(
            ListBucketIntelligentTieringConfigurationsRequest request, CallContext call) {
        NamedConfigurations.Listed<IntelligentTieringConfiguration> page =
                tierings.list(request.bucket(), request.continuationToken());
        return ListBucketIntelligentTieringConfigurationsResponse.builder()
                .intelligentTieringConfigurationList(page.configurations().isEmpty() ? null : page.configurations())
                .isTruncated(page.next() != null)
                .continuationToken(request.continuationToken())
                .nextContinuationToken(page.next())
                .build();
    }
}
