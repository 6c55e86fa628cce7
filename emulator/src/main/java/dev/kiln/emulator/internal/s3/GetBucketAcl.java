package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.GetBucketAclRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAclResponse;

/**
 * Answers the ACL of a bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html">AWS: GetBucketAcl</a>
 */
final class GetBucketAcl implements Operation.Direct<GetBucketAclRequest, GetBucketAclResponse> {
    private final Acls acls;

    GetBucketAcl(Acls acls) {
        this.acls = acls;
    }

    @Override
    public GetBucketAclResponse run(GetBucketAclRequest request, CallContext call) {
        AccessControlPolicy policy = acls.ofBucket(request.bucket());
        return GetBucketAclResponse.builder()
                .owner(policy.owner())
                .grants(policy.grants())
                .build();
    }
}
