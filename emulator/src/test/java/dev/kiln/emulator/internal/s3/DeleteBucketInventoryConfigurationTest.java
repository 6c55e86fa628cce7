package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteBucketInventoryConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void deletesTheOneOfThatIdOnce() {
        put("one");

        s3.client.deleteBucketInventoryConfiguration(r -> r.bucket(BUCKET).id("one"));

        refused(
                () -> s3.client.deleteBucketInventoryConfiguration(
                        r -> r.bucket(BUCKET).id("one")),
                404,
                "NoSuchConfiguration");
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
