package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteBucketTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void deletesOnlyWhatIsEmpty() {
        s3.put("a", "x");
        refused(() -> s3.client.deleteBucket(r -> r.bucket(BUCKET)), 409, "BucketNotEmpty");

        s3.client.deleteObject(r -> r.bucket(BUCKET).key("a"));
        s3.client.deleteBucket(r -> r.bucket(BUCKET));

        refused(() -> s3.client.deleteBucket(r -> r.bucket(BUCKET)), 404, "NoSuchBucket");
    }
}
