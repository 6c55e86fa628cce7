package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetBucketLoggingTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersTheTarget() {
        s3.client.putBucketLogging(r -> r.bucket(BUCKET)
                .bucketLoggingStatus(
                        s -> s.loggingEnabled(l -> l.targetBucket(BUCKET).targetPrefix("log/"))));

        assertThat(s3.client
                        .getBucketLogging(r -> r.bucket(BUCKET))
                        .loggingEnabled()
                        .targetPrefix())
                .isEqualTo("log/");
    }
}
