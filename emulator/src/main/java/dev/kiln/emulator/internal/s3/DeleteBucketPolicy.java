package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;

/**
 * Takes the policy off a bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html">AWS: DeleteBucketPolicy</a>
 */
final class DeleteBucketPolicy implements Operation.Direct<DeleteBucketPolicyRequest, DeleteBucketPolicyResponse> {
    private final Configuration<String> policies;

    DeleteBucketPolicy(Configuration<String> policies) {
        this.policies = policies;
    }

    @Override
    public DeleteBucketPolicyResponse run(DeleteBucketPolicyRequest request, CallContext call) {
        policies.remove(request.bucket());
        return DeleteBucketPolicyResponse.builder().build();
    }
}
