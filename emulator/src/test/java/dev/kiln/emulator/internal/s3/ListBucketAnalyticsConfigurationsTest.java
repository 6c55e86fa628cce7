package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.AnalyticsConfiguration;

class ListBucketAnalyticsConfigurationsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void listsById() {
        put("b");
        put("a");

        assertThat(s3.client
                        .listBucketAnalyticsConfigurations(r -> r.bucket(BUCKET))
                        .analyticsConfigurationList())
                .extracting(AnalyticsConfiguration::id)
                .containsExactly("a", "b");
    }

    private void put(String id) {
        s3.client.putBucketAnalyticsConfiguration(r ->
                r.bucket(BUCKET).id(id).analyticsConfiguration(c -> c.id(id).storageClassAnalysis(s -> {})));
    }
}
