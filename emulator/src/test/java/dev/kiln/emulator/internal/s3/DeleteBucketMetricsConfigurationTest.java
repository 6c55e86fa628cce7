package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteBucketMetricsConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void deletesTheOneOfThatIdOnce() {
        put("one");

        s3.client.deleteBucketMetricsConfiguration(r -> r.bucket(BUCKET).id("one"));

        refused(
                () -> s3.client.deleteBucketMetricsConfiguration(
                        r -> r.bucket(BUCKET).id("one")),
                404,
                "NoSuchConfiguration");
    }

    private void put(String id) {
        s3.client.putBucketMetricsConfiguration(r ->
                r.bucket(BUCKET).id(id).metricsConfiguration(c -> c.id(id).filter(f -> f.prefix("logs/"))));
    }
}
