package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Tag;

class PutBucketTaggingTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void replacesAllTags() {
        s3.client.putBucketTagging(r -> r.bucket(BUCKET).tagging(t -> t.tagSet(tag("team", "red"), tag("cost", ""))));
        s3.client.putBucketTagging(r -> r.bucket(BUCKET).tagging(t -> t.tagSet(tag("team", "blue"))));

        assertThat(s3.client.getBucketTagging(r -> r.bucket(BUCKET)).tagSet()).containsExactly(tag("team", "blue"));
    }

    @Test
    void refusesTwoTagsOfOneKey() {
        refused(
                () -> s3.client.putBucketTagging(r ->
                        r.bucket(BUCKET).tagging(t -> t.tagSet(tag("team", "red"), tag("team", "blue")))),
                400,
                "InvalidTag");
    }

    @Test
    void anEmptySetIsNone() {
        s3.client.putBucketTagging(r -> r.bucket(BUCKET).tagging(t -> t.tagSet(List.of())));

        refused(() -> s3.client.getBucketTagging(r -> r.bucket(BUCKET)), 404, "NoSuchTagSet");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
