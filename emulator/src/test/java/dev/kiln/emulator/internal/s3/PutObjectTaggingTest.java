package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Tag;

class PutObjectTaggingTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void replacesTagsAndRefusesDuplicates() {
        s3.put("x", r -> r.key("a").tagging("k=v"));
        Tag tag = Tag.builder().key("new").value("1").build();

        s3.client.putObjectTagging(r -> r.bucket(BUCKET).key("a").tagging(t -> t.tagSet(tag)));

        assertThat(s3.client.getObjectTagging(r -> r.bucket(BUCKET).key("a")).tagSet())
                .containsExactly(tag);
        refused(
                () -> s3.client.putObjectTagging(r -> r.bucket(BUCKET).key("a").tagging(t -> t.tagSet(tag, tag))),
                400,
                "InvalidTag");
    }
}
