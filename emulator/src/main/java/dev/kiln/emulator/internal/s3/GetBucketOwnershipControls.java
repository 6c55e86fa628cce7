package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.OwnershipControls;

/**
 * Answers who owns the objects of a bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketOwnershipControls.html">AWS: GetBucketOwnershipControls</a>
 */
final class GetBucketOwnershipControls
        implements Operation.Direct<GetBucketOwnershipControlsRequest, GetBucketOwnershipControlsResponse> {
    private final Configuration<OwnershipControls> ownership;

    GetBucketOwnershipControls(Configuration<OwnershipControls> ownership) {
        this.ownership = ownership;
    }

    @Override
    public GetBucketOwnershipControlsResponse run(GetBucketOwnershipControlsRequest request, CallContext call) {
        return GetBucketOwnershipControlsResponse.builder()
                .ownershipControls(ownership.require(request.bucket()))
                .build();
    }
}
