package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;

/**
 * Answers the region of a bucket; nothing stands for us-east-1.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html">AWS: GetBucketLocation</a>
 */
final class GetBucketLocation implements Operation.Direct<GetBucketLocationRequest, GetBucketLocationResponse> {
    private final Buckets buckets;

    GetBucketLocation(Buckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public GetBucketLocationResponse run(GetBucketLocationRequest request, CallContext call) {
        String region = buckets.bucket(request.bucket()).constraint();
        return GetBucketLocationResponse.builder()
                .locationConstraint(region.equals("us-east-1") ? "" : region)
                .build();
    }
}
