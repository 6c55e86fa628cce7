package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;

/**
 * Says what of policies and ACLs that make a bucket public is refused or ignored.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html">AWS: PutPublicAccessBlock</a>
 */
final class PutPublicAccessBlock
        implements Operation.Direct<PutPublicAccessBlockRequest, PutPublicAccessBlockResponse> {
    private final Configuration<PublicAccessBlockConfiguration> publicAccess;

    PutPublicAccessBlock(Configuration<PublicAccessBlockConfiguration> publicAccess) {
        this.publicAccess = publicAccess;
    }

    @Override
    public PutPublicAccessBlockResponse run(PutPublicAccessBlockRequest request, CallContext call) {
        publicAccess.requireBucket(request.bucket());
        PublicAccessBlockConfiguration asked = request.publicAccessBlockConfiguration();
        WellFormed.require(asked != null);
        publicAccess.put(
                request.bucket(),
                PublicAccessBlockConfiguration.builder()
                        .blockPublicAcls(Boolean.TRUE.equals(asked.blockPublicAcls()))
                        .ignorePublicAcls(Boolean.TRUE.equals(asked.ignorePublicAcls()))
                        .blockPublicPolicy(Boolean.TRUE.equals(asked.blockPublicPolicy()))
                        .restrictPublicBuckets(Boolean.TRUE.equals(asked.restrictPublicBuckets()))
                        .build());
        return PutPublicAccessBlockResponse.builder().build();
    }
}
