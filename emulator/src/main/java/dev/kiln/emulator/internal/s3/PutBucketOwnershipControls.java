package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;

/**
 * Says who owns the objects of a bucket, and with it whether there are ACLs.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketOwnershipControls.html">AWS: PutBucketOwnershipControls</a>
 */
final class PutBucketOwnershipControls
        implements Operation.Direct<PutBucketOwnershipControlsRequest, PutBucketOwnershipControlsResponse> {
    private final Configuration<OwnershipControls> ownership;
    private final Acls acls;

    PutBucketOwnershipControls(Configuration<OwnershipControls> ownership, Acls acls) {
        this.ownership = ownership;
        this.acls = acls;
    }

    @Override
    public PutBucketOwnershipControlsResponse run(PutBucketOwnershipControlsRequest request, CallContext call) {
        ownership.requireBucket(request.bucket());
        OwnershipControls controls = request.ownershipControls();
        WellFormed.require(controls != null && controls.rules().size() == 1);
        WellFormed.known(controls.rules().get(0).objectOwnership());
        boolean none = controls.rules().get(0).objectOwnership() == ObjectOwnership.BUCKET_OWNER_ENFORCED;
        if (none && acls.ofBucket(request.bucket()).grants().size() > 1) {
            throw S3Errors.aclsOfEnforcedOwner(request.bucket());
        }
        ownership.put(request.bucket(), controls);
        return PutBucketOwnershipControlsResponse.builder().build();
    }
}
