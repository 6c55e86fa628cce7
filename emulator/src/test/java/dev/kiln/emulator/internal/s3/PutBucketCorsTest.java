package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.CORSRule;

class PutBucketCorsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void refusesAMethodThatThereIsNot() {
        refused(
                () -> s3.client.putBucketCors(r -> r.bucket(BUCKET)
                        .corsConfiguration(c -> c.corsRules(CORSRule.builder()
                                .allowedMethods("FETCH")
                                .allowedOrigins("*")
                                .build()))),
                400,
                "InvalidRequest");
    }

    @Test
    void refusesARuleWithoutOrigins() {
        refused(
                () -> s3.client.putBucketCors(r -> r.bucket(BUCKET)
                        .corsConfiguration(c -> c.corsRules(
                                CORSRule.builder().allowedMethods("GET").build()))),
                400,
                "MalformedXML");
    }
}
