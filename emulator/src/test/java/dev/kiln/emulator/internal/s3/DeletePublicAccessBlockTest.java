package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeletePublicAccessBlockTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void thenThereIsNone() {
        s3.client.deletePublicAccessBlock(r -> r.bucket(BUCKET));

        refused(
                () -> s3.client.getPublicAccessBlock(r -> r.bucket(BUCKET)),
                404,
                "NoSuchPublicAccessBlockConfiguration");
    }
}
