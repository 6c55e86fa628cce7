package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteObjectTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void marksAsDeletedWhereVersionsAreKept() {
        s3.versioned();
        s3.put("a", "one");
        var marked = s3.client.deleteObject(r -> r.bucket(BUCKET).key("a"));

        assertThat(marked.deleteMarker()).isTrue();
        s3.client.deleteObject(r -> r.bucket(BUCKET).key("a").versionId(marked.versionId()));
        assertThat(s3.get("a")).isEqualTo("one");
    }

    @Test
    void deletesOnConditionAndDoesNotMindWhatIsNotThere() {
        String etag = s3.put("a", "x").eTag();

        s3.client.deleteObject(r -> r.bucket(BUCKET).key("nothing"));
        refused(
                () -> s3.client.deleteObject(r -> r.bucket(BUCKET).key("a").ifMatch("\"other\"")),
                412,
                "PreconditionFailed");
        s3.client.deleteObject(r -> r.bucket(BUCKET).key("a").ifMatch(etag));
        refused(() -> s3.get("a"), 404, "NoSuchKey");
    }
}
