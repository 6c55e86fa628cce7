package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Tag;

class GetObjectTaggingTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersTheTagsThatCameWithTheObject() {
        s3.put("x", r -> r.key("a").tagging("k=v&empty"));

        assertThat(s3.client.getObjectTagging(r -> r.bucket(BUCKET).key("a")).tagSet())
                .extracting(Tag::key, Tag::value)
                .containsExactlyInAnyOrder(tuple("k", "v"), tuple("empty", ""));
        assertThat(s3.client.headObject(r -> r.bucket(BUCKET).key("a")).tagCount())
                .isEqualTo(2);
    }

    @Test
    void aDeleteMarkerHasNone() {
        s3.versioned().put("a", "text");
        s3.client.deleteObject(r -> r.bucket(BUCKET).key("a"));

        TestS3.refused(() -> s3.client.getObjectTagging(r -> r.bucket(BUCKET).key("a")), 405, "MethodNotAllowed");
    }
}
