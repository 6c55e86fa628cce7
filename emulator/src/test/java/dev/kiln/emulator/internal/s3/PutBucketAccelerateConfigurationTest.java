package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PutBucketAccelerateConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void refusesBucketsWithDotsAndWordsThatAreNone() {
        s3.client.createBucket(r -> r.bucket("with.dots"));

        refused(() -> accelerate("with.dots", "Enabled"), 400, "InvalidRequest");
        refused(() -> accelerate(BUCKET, "enabled"), 400, "MalformedXML");
    }

    private void accelerate(String bucket, String status) {
        s3.client.putBucketAccelerateConfiguration(
                r -> r.bucket(bucket).accelerateConfiguration(a -> a.status(status)));
    }
}
