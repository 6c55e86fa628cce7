package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HeadBucketTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void saysTheTypeOfABodyThatThereIsNone() {
        assertThat(s3.client.headBucket(r -> r.bucket(BUCKET)).sdkHttpResponse().firstMatchingHeader("Content-Type"))
                .contains("application/xml");
    }

    @Test
    void answersTheRegion() {
        assertThat(s3.client.headBucket(r -> r.bucket(BUCKET)).bucketRegion()).isEqualTo("us-east-1");
        refused(() -> s3.client.headBucket(r -> r.bucket("nobody-has-this")), 404, "NoSuchBucket");
    }
}
