package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.CORSRule;

class DeleteBucketCorsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void takesTheRulesAway() {
        s3.client.putBucketCors(r -> r.bucket(BUCKET)
                .corsConfiguration(c -> c.corsRules(CORSRule.builder()
                        .allowedMethods("GET")
                        .allowedOrigins("*")
                        .build())));

        s3.client.deleteBucketCors(r -> r.bucket(BUCKET));

        refused(() -> s3.client.getBucketCors(r -> r.bucket(BUCKET)), 404, "NoSuchCORSConfiguration");
    }
}
