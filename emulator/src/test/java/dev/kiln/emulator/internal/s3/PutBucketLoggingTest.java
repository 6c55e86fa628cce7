package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PutBucketLoggingTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void refusesATargetThatIsNotThere() {
        refused(
                () -> s3.client.putBucketLogging(r -> r.bucket(BUCKET)
                        .bucketLoggingStatus(s ->
                                s.loggingEnabled(l -> l.targetBucket("nowhere").targetPrefix("")))),
                400,
                "InvalidTargetBucketForLogging");
    }

    @Test
    void anEmptyStatusEndsLogging() {
        s3.client.putBucketLogging(r -> r.bucket(BUCKET)
                .bucketLoggingStatus(
                        s -> s.loggingEnabled(l -> l.targetBucket(BUCKET).targetPrefix("log/"))));
        s3.client.putBucketLogging(r -> r.bucket(BUCKET).bucketLoggingStatus(s -> {}));

        assertThat(s3.client.getBucketLogging(r -> r.bucket(BUCKET)).loggingEnabled())
                .isNull();
    }
}
