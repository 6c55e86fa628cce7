package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Tag;

class GetBucketTaggingTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void saysWhereThereAreNone() {
        refused(() -> s3.client.getBucketTagging(r -> r.bucket(BUCKET)), 404, "NoSuchTagSet");
    }

    @Test
    void answersTheTagsThatABucketWasMadeWith() {
        s3.client.createBucket(r -> r.bucket("tagged")
                .createBucketConfiguration(
                        c -> c.tags(Tag.builder().key("a").value("b").build())));

        assertThat(s3.client.getBucketTagging(r -> r.bucket("tagged")).tagSet())
                .containsExactly(Tag.builder().key("a").value("b").build());
    }
}
