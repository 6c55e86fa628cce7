package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.Tagging;

/**
 * Takes all tags off a bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html">AWS: DeleteBucketTagging</a>
 */
final class DeleteBucketTagging implements Operation.Direct<DeleteBucketTaggingRequest, DeleteBucketTaggingResponse> {
    private final Configuration<Tagging> tagging;

    DeleteBucketTagging(Configuration<Tagging> tagging) {
        this.tagging = tagging;
    }

    @Override
    public DeleteBucketTaggingResponse run(DeleteBucketTaggingRequest request, CallContext call) {
        tagging.remove(request.bucket());
        return DeleteBucketTaggingResponse.builder().build();
    }
}
