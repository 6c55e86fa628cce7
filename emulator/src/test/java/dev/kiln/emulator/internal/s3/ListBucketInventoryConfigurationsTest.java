package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.InventoryConfiguration;

class ListBucketInventoryConfigurationsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void listsById() {
        put("b");
        put("a");

        assertThat(s3.client
                        .listBucketInventoryConfigurations(r -> r.bucket(BUCKET))
                        .inventoryConfigurationList())
                .extracting(InventoryConfiguration::id)
                .containsExactly("a", "b");
    }

    private void put(String id) {
        s3.client.putBucketInventoryConfiguration(r -> r.bucket(BUCKET)
                .id(id)
                .inventoryConfiguration(c -> c.id(id)
                        .isEnabled(true)
                        .includedObjectVersions("All")
                        .schedule(s -> s.frequency("Daily"))
                        .destination(d -> d.s3BucketDestination(
                                b -> b.bucket("arn:aws:s3:::lists").format("CSV")))));
    }
}
