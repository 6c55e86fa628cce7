package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.InventoryConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketInventoryConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketInventoryConfigurationResponse;

/**
 * Keeps an inventory configuration; nothing comes of it here.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketInventoryConfiguration.html">AWS: PutBucketInventoryConfiguration</a>
 */
final class PutBucketInventoryConfiguration
        implements Operation.Direct<PutBucketInventoryConfigurationRequest, PutBucketInventoryConfigurationResponse> {
    private final NamedConfigurations<InventoryConfiguration> inventories;

    PutBucketInventoryConfiguration(NamedConfigurations<InventoryConfiguration> inventories) {
        this.inventories = inventories;
    }

    @Override
    public PutBucketInventoryConfigurationResponse run(
            PutBucketInventoryConfigurationRequest request, CallContext call) {
        InventoryConfiguration configuration = request.inventoryConfiguration();
        WellFormed.require(configuration != null && configuration.id() != null);
        check(configuration);
        if (!configuration.id().equals(request.id())) {
            throw S3Errors.of(400, "IdMismatch", "Document ID does not match the specified configuration ID.")
                    .error();
        }
        if (!configuration.destination().s3BucketDestination().bucket().startsWith("arn:")) {
            throw S3Errors.of(400, "InvalidS3DestinationBucket", "Invalid bucket ARN.")
                    .error();
        }
        inventories.put(request.bucket(), request.id(), configuration);
        return PutBucketInventoryConfigurationResponse.builder().build();
    }

    private static void check(InventoryConfiguration configuration) {
        WellFormed.require(configuration.isEnabled() != null
                && configuration.schedule() != null
                && configuration.destination() != null
                && configuration.destination().s3BucketDestination() != null
                && configuration.destination().s3BucketDestination().bucket() != null);
        WellFormed.known(configuration.destination().s3BucketDestination().format());
        WellFormed.known(configuration.schedule().frequency());
        WellFormed.known(configuration.includedObjectVersions());
        configuration.optionalFields().forEach(WellFormed::known);
    }
}
