package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;

/**
 * Has nothing of a bucket go by itself.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketLifecycle.html">AWS: DeleteBucketLifecycle</a>
 */
final class DeleteBucketLifecycle
        implements Operation.Direct<DeleteBucketLifecycleRequest, DeleteBucketLifecycleResponse> {
    private final Configuration<LifecycleRules> lifecycles;

    DeleteBucketLifecycle(Configuration<LifecycleRules> lifecycles) {
        this.lifecycles = lifecycles;
    }

    @Override
    public DeleteBucketLifecycleResponse run(DeleteBucketLifecycleRequest request, CallContext call) {
        lifecycles.remove(request.bucket());
        return DeleteBucketLifecycleResponse.builder().build();
    }
}
