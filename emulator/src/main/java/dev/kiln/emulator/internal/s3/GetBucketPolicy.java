package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;

/**
 * Answers the policy of a bucket as it was given.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html">AWS: GetBucketPolicy</a>
 */
final class GetBucketPolicy implements Operation.Direct<GetBucketPolicyRequest, GetBucketPolicyResponse> {
    private final Configuration<String> policies;

    GetBucketPolicy(Configuration<String> policies) {
        this.policies = policies;
    }

    @Override
    public GetBucketPolicyResponse run(GetBucketPolicyRequest request, CallContext call) {
        return GetBucketPolicyResponse.builder()
                .policy(policies.require(request.bucket()))
                .build();
    }
}
