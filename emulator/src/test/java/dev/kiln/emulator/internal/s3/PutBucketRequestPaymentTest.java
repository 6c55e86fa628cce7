package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PutBucketRequestPaymentTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void refusesAPayerThatThereIsNot() {
        refused(
                () -> s3.client.putBucketRequestPayment(
                        r -> r.bucket(BUCKET).requestPaymentConfiguration(p -> p.payer("Nobody"))),
                400,
                "MalformedXML");
    }
}
