package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PutBucketInventoryConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void replacesTheOneOfThatId() {
        put("one");
        put("one");

        assertThat(s3.client
                        .listBucketInventoryConfigurations(r -> r.bucket(BUCKET))
                        .inventoryConfigurationList())
                .hasSize(1);
    }

    @Test
    void refusesAnotherIdInTheDocument() {
        refused(
                () -> s3.client.putBucketInventoryConfiguration(r -> r.bucket(BUCKET)
                        .id("two")
                        .inventoryConfiguration(c -> c.id("one")
                                .isEnabled(true)
                                .includedObjectVersions("All")
                                .schedule(s -> s.frequency("Daily"))
                                .destination(d -> d.s3BucketDestination(
                                        b -> b.bucket("arn:aws:s3:::lists").format("CSV"))))),
                400,
                "IdMismatch");
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
