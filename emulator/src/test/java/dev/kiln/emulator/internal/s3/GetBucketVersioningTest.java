package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

class GetBucketVersioningTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersNothingWhereItNeverWasOn() {
        assertThat(s3.client.getBucketVersioning(r -> r.bucket(BUCKET)).status())
                .isNull();

        s3.versioned();

        assertThat(s3.client.getBucketVersioning(r -> r.bucket(BUCKET)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
    }
}
