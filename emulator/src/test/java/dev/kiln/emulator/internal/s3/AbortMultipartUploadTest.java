package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AbortMultipartUploadTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void forgetsTheUpload() {
        String upload =
                s3.client.createMultipartUpload(r -> r.bucket(BUCKET).key("a")).uploadId();

        s3.client.abortMultipartUpload(r -> r.bucket(BUCKET).key("a").uploadId(upload));

        assertThat(s3.client.listMultipartUploads(r -> r.bucket(BUCKET)).uploads())
                .isEmpty();
        refused(
                () -> s3.client.abortMultipartUpload(
                        r -> r.bucket(BUCKET).key("a").uploadId(upload)),
                404,
                "NoSuchUpload");
    }
}
