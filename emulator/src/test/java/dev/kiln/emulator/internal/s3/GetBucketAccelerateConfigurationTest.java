package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetBucketAccelerateConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void saysNothingUntilItWasSaid() {
        assertThat(s3.client
                        .getBucketAccelerateConfiguration(r -> r.bucket(BUCKET))
                        .status())
                .isNull();

        s3.client.putBucketAccelerateConfiguration(
                r -> r.bucket(BUCKET).accelerateConfiguration(a -> a.status("Suspended")));

        assertThat(s3.client
                        .getBucketAccelerateConfiguration(r -> r.bucket(BUCKET))
                        .statusAsString())
                .isEqualTo("Suspended");
    }
}
