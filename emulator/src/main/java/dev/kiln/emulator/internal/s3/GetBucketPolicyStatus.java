package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusResponse;

/**
 * Says whether the policy of a bucket makes it public.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html">AWS: GetBucketPolicyStatus</a>
 */
final class GetBucketPolicyStatus
        implements Operation.Direct<GetBucketPolicyStatusRequest, GetBucketPolicyStatusResponse> {
    private final Configuration<String> policies;

    GetBucketPolicyStatus(Configuration<String> policies) {
        this.policies = policies;
    }

    @Override
    public GetBucketPolicyStatusResponse run(GetBucketPolicyStatusRequest request, CallContext call) {
        BucketPolicy policy = BucketPolicy.parse(policies.require(request.bucket()), request.bucket());
        return GetBucketPolicyStatusResponse.builder()
                .policyStatus(s -> s.isPublic(policy.isPublic()))
                .build();
    }
}
