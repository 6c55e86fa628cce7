package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Tiering;

class DeleteBucketIntelligentTieringConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void deletesTheOneOfThatIdOnce() {
        put("one");

        s3.client.deleteBucketIntelligentTieringConfiguration(
                r -> r.bucket(BUCKET).id("one"));

        refused(
                () -> s3.client.deleteBucketIntelligentTieringConfiguration(
                        r -> r.bucket(BUCKET).id("one")),
                404,
                "NoSuchConfiguration");
    }

    private void put(String id) {
        s3.client.putBucketIntelligentTieringConfiguration(r -> r.bucket(BUCKET)
                .id(id)
                .intelligentTieringConfiguration(c -> c.id(id)
                        .status("Enabled")
                        .tierings(Tiering.builder()
                                .days(90)
                                .accessTier("ARCHIVE_ACCESS")
                                .build())));
    }
}
