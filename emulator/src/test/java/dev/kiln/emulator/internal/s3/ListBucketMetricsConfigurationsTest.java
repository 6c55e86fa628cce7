package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.ListBucketMetricsConfigurationsResponse;
import software.amazon.awssdk.services.s3.model.MetricsConfiguration;

class ListBucketMetricsConfigurationsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void listsById() {
        put("b");
        put("a");

        assertThat(s3.client
                        .listBucketMetricsConfigurations(r -> r.bucket(BUCKET))
                        .metricsConfigurationList())
                .extracting(MetricsConfiguration::id)
                .containsExactly("a", "b");
    }

    @Test
    void pagesByTheHundred() {
        for (int i = 0; i < 101; i++) {
            put("id-" + i);
        }

        ListBucketMetricsConfigurationsResponse first =
                s3.client.listBucketMetricsConfigurations(r -> r.bucket(BUCKET));
        assertThat(first.isTruncated()).isTrue();
        assertThat(s3.client
                        .listBucketMetricsConfigurations(
                                r -> r.bucket(BUCKET).continuationToken(first.nextContinuationToken()))
                        .metricsConfigurationList())
                .hasSize(1);
    }

    private void put(String id) {
        s3.client.putBucketMetricsConfiguration(r ->
                r.bucket(BUCKET).id(id).metricsConfiguration(c -> c.id(id).filter(f -> f.prefix("logs/"))));
    }
}
