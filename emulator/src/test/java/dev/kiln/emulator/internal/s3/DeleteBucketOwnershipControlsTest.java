package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteBucketOwnershipControlsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void thenThereAreNone() {
        s3.client.deleteBucketOwnershipControls(r -> r.bucket(BUCKET));

        refused(
                () -> s3.client.getBucketOwnershipControls(r -> r.bucket(BUCKET)),
                404,
                "OwnershipControlsNotFoundError");
    }
}
