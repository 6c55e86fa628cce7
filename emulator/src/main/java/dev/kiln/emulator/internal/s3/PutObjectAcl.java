package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.PutObjectAclRequest;
import software.amazon.awssdk.services.s3.model.PutObjectAclResponse;

/**
 * Keeps the ACL of an object, where its bucket allows ACLs. They do not decide who may call.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectAcl.html">AWS: PutObjectAcl</a>
 */
final class PutObjectAcl implements Operation.Direct<PutObjectAclRequest, PutObjectAclResponse> {
    private final S3 s3;
    private final Acls acls;

    PutObjectAcl(S3 s3, Acls acls) {
        this.s3 = s3;
        this.acls = acls;
    }

    @Override
    public PutObjectAclResponse run(PutObjectAclRequest request, CallContext call) {
        ObjectRecord object = s3.notMarker(request.bucket(), request.key(), request.versionId(), "PUT");
        AccessControlPolicy before = acls.ofObject(request.bucket(), object);
        acls.putObject(request.bucket(), object, Grants.asked(request, request.accessControlPolicy()), call);
        if (!acls.ofObject(request.bucket(), object).equals(before)) {
            s3.notifications().aclChanged(s3.buckets().bucket(request.bucket()), object, call);
        }
        return PutObjectAclResponse.builder().build();
    }
}
