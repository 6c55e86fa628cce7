package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;

/**
 * Answers the ACL of an object.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html">AWS: GetObjectAcl</a>
 */
final class GetObjectAcl implements Operation.Direct<GetObjectAclRequest, GetObjectAclResponse> {
    private final S3 s3;
    private final Acls acls;

    GetObjectAcl(S3 s3, Acls acls) {
        this.s3 = s3;
        this.acls = acls;
    }

    @Override
    public GetObjectAclResponse run(GetObjectAclRequest request, CallContext call) {
        ObjectRecord object = s3.object(request.bucket(), request.key(), request.versionId());
        AccessControlPolicy policy = acls.ofObject(request.bucket(), object);
        return GetObjectAclResponse.builder()
                .owner(policy.owner())
                .grants(policy.grants())
                .build();
    }
}
