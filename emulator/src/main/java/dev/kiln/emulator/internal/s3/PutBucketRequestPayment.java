package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.PutBucketRequestPaymentRequest;
import software.amazon.awssdk.services.s3.model.PutBucketRequestPaymentResponse;
import software.amazon.awssdk.services.s3.model.RequestPaymentConfiguration;

/**
 * Keeps who pays for requests, which nobody does here.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketRequestPayment.html">AWS: PutBucketRequestPayment</a>
 */
final class PutBucketRequestPayment
        implements Operation.Direct<PutBucketRequestPaymentRequest, PutBucketRequestPaymentResponse> {
    private final Configuration<RequestPaymentConfiguration> payment;

    PutBucketRequestPayment(Configuration<RequestPaymentConfiguration> payment) {
        this.payment = payment;
    }

    @Override
    public PutBucketRequestPaymentResponse run(PutBucketRequestPaymentRequest request, CallContext call) {
        payment.requireBucket(request.bucket());
        RequestPaymentConfiguration configuration = request.requestPaymentConfiguration();
        WellFormed.require(configuration != null);
        WellFormed.known(configuration.payer());
        payment.put(request.bucket(), configuration);
        return PutBucketRequestPaymentResponse.builder().build();
    }
}
