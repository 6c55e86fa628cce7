package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteBucketWebsiteTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void thenThereIsNone() {
        s3.client.putBucketWebsite(
                r -> r.bucket(BUCKET).websiteConfiguration(w -> w.indexDocument(i -> i.suffix("index.html"))));

        s3.client.deleteBucketWebsite(r -> r.bucket(BUCKET));

        refused(() -> s3.client.getBucketWebsite(r -> r.bucket(BUCKET)), 404, "NoSuchWebsiteConfiguration");
    }
}
