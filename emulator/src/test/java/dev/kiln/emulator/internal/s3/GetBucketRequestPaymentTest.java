package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Payer;

class GetBucketRequestPaymentTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void theOwnerPaysUnlessItWasSaid() {
        assertThat(s3.client.getBucketRequestPayment(r -> r.bucket(BUCKET)).payer())
                .isEqualTo(Payer.BUCKET_OWNER);

        s3.client.putBucketRequestPayment(
                r -> r.bucket(BUCKET).requestPaymentConfiguration(p -> p.payer(Payer.REQUESTER)));

        assertThat(s3.client.getBucketRequestPayment(r -> r.bucket(BUCKET)).payer())
                .isEqualTo(Payer.REQUESTER);
    }
}
