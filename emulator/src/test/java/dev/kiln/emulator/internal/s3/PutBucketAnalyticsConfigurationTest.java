package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PutBucketAnalyticsConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void replacesTheOneOfThatId() {
        put("one");
        put("one");

        assertThat(s3.client
                        .listBucketAnalyticsConfigurations(r -> r.bucket(BUCKET))
                        .analyticsConfigurationList())
                .hasSize(1);
    }

    @Test
    void refusesAnotherIdInTheDocument() {
        refused(
                () -> s3.client.putBucketAnalyticsConfiguration(r -> r.bucket(BUCKET)
                        .id("two")
                        .analyticsConfiguration(c -> c.id("one").storageClassAnalysis(s -> {}))),
                400,
                "MalformedXML");
    }

    private void put(String id) {
        s3.client.putBucketAnalyticsConfiguration(r ->
                r.bucket(BUCKET).id(id).analyticsConfiguration(c -> c.id(id).storageClassAnalysis(s -> {})));
    }
}
