package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetBucketMetricsConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersTheOneOfThatId() {
        put("one");

        assertThat(s3.client
                        .getBucketMetricsConfiguration(r -> r.bucket(BUCKET).id("one"))
                        .metricsConfiguration()
                        .id())
                .isEqualTo("one");
        refused(
                () -> s3.client.getBucketMetricsConfiguration(
                        r -> r.bucket(BUCKET).id("two")),
                404,
                "NoSuchConfiguration");
    }

    private void put(String id) {
        s3.client.putBucketMetricsConfiguration(r ->
                r.bucket(BUCKET).id(id).metricsConfiguration(c -> c.id(id).filter(f -> f.prefix("logs/"))));
    }
}
