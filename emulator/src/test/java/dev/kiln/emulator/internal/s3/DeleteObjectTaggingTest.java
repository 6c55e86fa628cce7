package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Tag;

class DeleteObjectTaggingTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void removesAllTags() {
        s3.put("x", r -> r.key("a").tagging("k=v"));

        s3.client.deleteObjectTagging(r -> r.bucket(BUCKET).key("a"));

        assertThat(s3.client.getObjectTagging(r -> r.bucket(BUCKET).key("a")).tagSet())
                .isEqualTo(java.util.List.<Tag>of());
    }
}
