package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

class UploadPartCopyTest {
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
    void copiesAStretchOfAnObject() {
        s3.put("source", "0123456789");
        String upload = upload();
        String etag = s3.client
                .uploadPartCopy(r -> r.sourceBucket(BUCKET)
                        .sourceKey("source")
                        .copySourceRange("bytes=2-4")
                        .destinationBucket(BUCKET)
                        .destinationKey("big")
                        .uploadId(upload)
                        .partNumber(1))
                .copyPartResult()
                .eTag();
        CompletedPart part = CompletedPart.builder().partNumber(1).eTag(etag).build();
        s3.client.completeMultipartUpload(
                r -> r.bucket(BUCKET).key("big").uploadId(upload).multipartUpload(m -> m.parts(part)));

        assertThat(s3.get("big")).isEqualTo("234");
        String next = upload();
        assertThat(part(next, 1, 1).partNumber()).isEqualTo(1);
        refused(
                () -> s3.client.uploadPartCopy(r -> r.sourceBucket(BUCKET)
                        .sourceKey("source")
                        .copySourceRange("bytes=2-10")
                        .destinationBucket(BUCKET)
                        .destinationKey("big")
                        .uploadId(next)
                        .partNumber(2)),
                400,
                "InvalidArgument");
    }
}
