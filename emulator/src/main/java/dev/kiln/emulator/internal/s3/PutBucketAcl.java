package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.PutBucketAclRequest;
import software.amazon.awssdk.services.s3.model.PutBucketAclResponse;

/**
 * Keeps the ACL of a bucket, where it may have one. ACLs do not decide who may call.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html">AWS: PutBucketAcl</a>
 */
final class PutBucketAcl implements Operation.Direct<PutBucketAclRequest, PutBucketAclResponse> {
    private final Acls acls;

    PutBucketAcl(Acls acls) {
        this.acls = acls;
    }

    @Override
    public PutBucketAclResponse run(PutBucketAclRequest request, CallContext call) {
        acls.putBucket(request.bucket(), Grants.asked(request, request.accessControlPolicy()), call);
        return PutBucketAclResponse.builder().build();
    }
}
