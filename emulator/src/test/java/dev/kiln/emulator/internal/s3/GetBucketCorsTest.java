package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.CORSRule;

class GetBucketCorsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersTheRulesAsTheyWere() {
        s3.client.putBucketCors(r -> r.bucket(BUCKET)
                .corsConfiguration(c -> c.corsRules(CORSRule.builder()
                        .allowedMethods("GET")
                        .allowedOrigins("https://*.example.com")
                        .maxAgeSeconds(30)
                        .build())));

        assertThat(s3.client.getBucketCors(r -> r.bucket(BUCKET)).corsRules())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.allowedOrigins()).containsExactly("https://*.example.com");
                    assertThat(rule.maxAgeSeconds()).isEqualTo(30);
                });
    }

    @Test
    void saysWhereThereAreNone() {
        refused(() -> s3.client.getBucketCors(r -> r.bucket(BUCKET)), 404, "NoSuchCORSConfiguration");
    }
}
