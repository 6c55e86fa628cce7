package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketInventoryConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketInventoryConfigurationResponse;
import software.amazon.awssdk.services.s3.model.InventoryConfiguration;

/**
 * Answers an inventory configuration.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketInventoryConfiguration.html">AWS: GetBucketInventoryConfiguration</a>
 */
final class GetBucketInventoryConfiguration
        implements Operation.Direct<GetBucketInventoryConfigurationRequest, GetBucketInventoryConfigurationResponse> {
    private final NamedConfigurations<InventoryConfiguration> inventories;

    GetBucketInventoryConfiguration(NamedConfigurations<InventoryConfiguration> inventories) {
        this.inventories = inventories;
    }

    @Override
    public GetBucketInventoryConfigurationResponse run(
            GetBucketInventoryConfigurationRequest request, CallContext call) {
        return GetBucketInventoryConfigurationResponse.builder()
                .inventoryConfiguration(inventories.require(request.bucket(), request.id()))
                .build();
    }
}
