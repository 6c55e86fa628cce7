package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;

/**
 * Answers whether a bucket keeps versions; nothing where it never did.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html">AWS: GetBucketVersioning</a>
 */
final class GetBucketVersioning implements Operation.Direct<GetBucketVersioningRequest, GetBucketVersioningResponse> {
    private final Buckets buckets;

    GetBucketVersioning(Buckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public GetBucketVersioningResponse run(GetBucketVersioningRequest request, CallContext call) {
        String versioning = buckets.bucket(request.bucket()).versioning();
        return GetBucketVersioningResponse.builder()
                .status(versioning.isEmpty() ? null : versioning)
                .build();
    }
}
