package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.OwnershipControls;

/**
 * Leaves objects to those who wrote them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketOwnershipControls.html">AWS: DeleteBucketOwnershipControls</a>
 */
final class DeleteBucketOwnershipControls
        implements Operation.Direct<DeleteBucketOwnershipControlsRequest, DeleteBucketOwnershipControlsResponse> {
    private final Configuration<OwnershipControls> ownership;

    DeleteBucketOwnershipControls(Configuration<OwnershipControls> ownership) {
        this.ownership = ownership;
    }

    @Override
    public DeleteBucketOwnershipControlsResponse run(DeleteBucketOwnershipControlsRequest request, CallContext call) {
        ownership.remove(request.bucket());
        return DeleteBucketOwnershipControlsResponse.builder().build();
    }
}
