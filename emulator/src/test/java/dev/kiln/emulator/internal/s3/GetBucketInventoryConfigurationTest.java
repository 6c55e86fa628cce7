package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetBucketInventoryConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersTheOneOfThatId() {
        put("one");

        assertThat(s3.client
                        .getBucketInventoryConfiguration(r -> r.bucket(BUCKET).id("one"))
                        .inventoryConfiguration()
                        .id())
                .isEqualTo("one");
        refused(
                () -> s3.client.getBucketInventoryConfiguration(
                        r -> r.bucket(BUCKET).id("two")),
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
