package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PutBucketMetricsConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void replacesTheOneOfThatId() {
        put("one");
        put("one");

        assertThat(s3.client
                        .listBucketMetricsConfigurations(r -> r.bucket(BUCKET))
                        .metricsConfigurationList())
                .hasSize(1);
    }

    @Test
    void refusesAnotherIdInTheDocument() {
        refused(
                () -> s3.client.putBucketMetricsConfiguration(r -> r.bucket(BUCKET)
                        .id("two")
                        .metricsConfiguration(c -> c.id("one").filter(f -> f.prefix("logs/")))),
                400,
                "MalformedXML");
    }

    private void put(String id) {
        s3.client.putBucketMetricsConfiguration(r ->
                r.bucket(BUCKET).id(id).metricsConfiguration(c -> c.id(id).filter(f -> f.prefix("logs/"))));
    }
}
