package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Tag;

class DeleteBucketTaggingTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void takesTheTagsOff() {
        s3.client.putBucketTagging(r -> r.bucket(BUCKET)
                .tagging(t -> t.tagSet(Tag.builder().key("a").value("b").build())));

        s3.client.deleteBucketTagging(r -> r.bucket(BUCKET));

        refused(() -> s3.client.getBucketTagging(r -> r.bucket(BUCKET)), 404, "NoSuchTagSet");
    }
}
