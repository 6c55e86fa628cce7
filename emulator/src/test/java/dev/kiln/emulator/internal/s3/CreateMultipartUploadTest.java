package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;

class CreateMultipartUploadTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void choosesTheTypeOfChecksumThatTheAlgorithmHas() {
        assertThat(s3.client
                        .createMultipartUpload(
                                r -> r.bucket(BUCKET).key("a").checksumAlgorithm(ChecksumAlgorithm.SHA256))
                        .checksumType())
                .isEqualTo(ChecksumType.COMPOSITE);
        refused(
                () -> s3.client.createMultipartUpload(r -> r.bucket(BUCKET)
                        .key("a")
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .checksumType(ChecksumType.FULL_OBJECT)),
                400,
                "InvalidRequest");
    }
}
