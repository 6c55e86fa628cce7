package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.DeleteBucketInventoryConfigurationRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketInventoryConfigurationResponse;
import software.amazon.awssdk.services.s3.model.InventoryConfiguration;

/**
 * Takes away an inventory configuration.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketInventoryConfiguration.html">AWS: DeleteBucketInventoryConfiguration</a>
 */
final class DeleteBucketInventoryConfiguration
        implements Operation.Direct<
                DeleteBucketInventoryConfigurationRequest, DeleteBucketInventoryConfigurationResponse> {
    private final NamedConfigurations<InventoryConfiguration> inventories;

    DeleteBucketInventoryConfiguration(NamedConfigurations<InventoryConfiguration> inventories) {
        this.inventories = inventories;
    }

    @Override
    public DeleteBucketInventoryConfigurationResponse run(
            DeleteBucketInventoryConfigurationRequest request, CallContext call) {
        inventories.remove(request.bucket(), request.id());
        return DeleteBucketInventoryConfigurationResponse.builder().build();
    }
}
