package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteResponse;

class GetBucketWebsiteTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersTheConfiguration() {
        s3.client.putBucketWebsite(r -> r.bucket(BUCKET)
                .websiteConfiguration(
                        w -> w.indexDocument(i -> i.suffix("index.html")).errorDocument(e -> e.key("oops.html"))));

        GetBucketWebsiteResponse website = s3.client.getBucketWebsite(r -> r.bucket(BUCKET));

        assertThat(website.indexDocument().suffix()).isEqualTo("index.html");
        assertThat(website.errorDocument().key()).isEqualTo("oops.html");
        assertThat(website.hasRoutingRules()).isFalse();
    }

    @Test
    void saysWhereThereIsNone() {
        refused(() -> s3.client.getBucketWebsite(r -> r.bucket(BUCKET)), 404, "NoSuchWebsiteConfiguration");
    }
}
