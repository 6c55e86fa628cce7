package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketRequestPaymentRequest;
import software.amazon.awssdk.services.s3.model.GetBucketRequestPaymentResponse;
import software.amazon.awssdk.services.s3.model.Payer;
import software.amazon.awssdk.services.s3.model.RequestPaymentConfiguration;

/**
 * Answers who pays for requests: the owner unless it was said otherwise.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketRequestPayment.html">AWS: GetBucketRequestPayment</a>
 */
final class GetBucketRequestPayment
        implements Operation.Direct<GetBucketRequestPaymentRequest, GetBucketRequestPaymentResponse> {
    private final Configuration<RequestPaymentConfiguration> payment;

    GetBucketRequestPayment(Configuration<RequestPaymentConfiguration> payment) {
        this.payment = payment;
    }

    @Override
    public GetBucketRequestPaymentResponse run(GetBucketRequestPaymentRequest request, CallContext call) {
        RequestPaymentConfiguration set = payment.find(request.bucket());
        return GetBucketRequestPaymentResponse.builder()
                .payer(set == null ? Payer.BUCKET_OWNER : set.payer())
                .build();
    }
}
