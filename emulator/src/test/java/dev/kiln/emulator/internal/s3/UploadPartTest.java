package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

class UploadPartTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    private String upload() {
        return s3.client.createMultipartUpload(r -> r.bucket(BUCKET).key("big")).uploadId();
    }

    private CompletedPart part(String upload, int number, int size) {
        String etag = s3.client
                .uploadPart(
                        r -> r.bucket(BUCKET).key("big").uploadId(upload).partNumber(number),
                        RequestBody.fromBytes(new byte[size]))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    @Test
    void replacesAPartThatIsSentAgain() {
        String upload = upload();
        part(upload, 1, 10);
        part(upload, 1, 20);

        assertThat(s3.client
                        .listParts(r -> r.bucket(BUCKET).key("big").uploadId(upload))
                        .parts())
                .singleElement()
                .satisfies(part -> assertThat(part.size()).isEqualTo(20));
        refused(() -> part(upload, 10_001, 1), 400, "InvalidArgument");
        refused(() -> part("unknown", 1, 1), 404, "NoSuchUpload");
    }
}
