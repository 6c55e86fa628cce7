package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.Part;

class ListPartsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void listsPageByPage() {
        String upload =
                s3.client.createMultipartUpload(r -> r.bucket(BUCKET).key("a")).uploadId();
        for (int i = 1; i <= 3; i++) {
            int number = i;
            s3.client.uploadPart(
                    r -> r.bucket(BUCKET).key("a").uploadId(upload).partNumber(number), RequestBody.fromString("x"));
        }

        var first = s3.client.listParts(
                r -> r.bucket(BUCKET).key("a").uploadId(upload).maxParts(2));
        var second = s3.client.listParts(
                r -> r.bucket(BUCKET).key("a").uploadId(upload).partNumberMarker(first.nextPartNumberMarker()));

        assertThat(first.isTruncated()).isTrue();
        assertThat(second.parts()).extracting(Part::partNumber).containsExactly(3);
    }

    @Test
    void takesAnEmptyNumberAsNone() throws java.io.IOException {
        String upload =
                s3.client.createMultipartUpload(r -> r.bucket(BUCKET).key("a")).uploadId();

        assertThat(new RawHttp(s3.emulator.endpoint())
                        .send("GET", "/" + BUCKET + "/a?uploadId=" + upload + "&part-number-marker=&max-parts=", "")
                        .status())
                .isEqualTo(200);
    }
}
