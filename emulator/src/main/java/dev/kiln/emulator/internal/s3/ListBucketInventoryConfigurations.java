package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.InventoryConfiguration;
import software.amazon.awssdk.services.s3.model.ListBucketInventoryConfigurationsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketInventoryConfigurationsResponse;

/**
 * Lists what there is of the kind on a bucket, a hundred a page.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBucketInventoryConfigurations.html">AWS: ListBucketInventoryConfigurations</a>
 */
final class ListBucketInventoryConfigurations
        implements Operation.Direct<
                ListBucketInventoryConfigurationsRequest, ListBucketInventoryConfigurationsResponse> {
    private final NamedConfigurations<InventoryConfiguration> inventories;

    ListBucketInventoryConfigurations(NamedConfigurations<InventoryConfiguration> inventories) {
        this.inventories = inventories;
    }

    @Override
    public ListBucketInventoryConfigurationsResponse run(
            ListBucketInventoryConfigurationsRequest request, CallContext call) {
        NamedConfigurations.Listed<InventoryConfiguration> page =
                inventories.list(request.bucket(), request.continuationToken());
        return ListBucketInventoryConfigurationsResponse.builder()
                .inventoryConfigurationList(page.configurations().isEmpty() ? null : page.configurations())
                .isTruncated(page.next() != null)
                .continuationToken(request.continuationToken())
                .nextContinuationToken(page.next())
                .build();
    }
}
