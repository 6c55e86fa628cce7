package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/**
 * Answers what makes a bucket public and is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html">AWS: GetPublicAccessBlock</a>
 */
final class GetPublicAccessBlock
        implements Operation.Direct<GetPublicAccessBlockRequest, GetPublicAccessBlockResponse> {
    private final Configuration<PublicAccessBlockConfiguration> publicAccess;

    GetPublicAccessBlock(Configuration<PublicAccessBlockConfiguration> publicAccess) {
        this.publicAccess = publicAccess;
    }

    @Override
    public GetPublicAccessBlockResponse run(GetPublicAccessBlockRequest request, CallContext call) {
        return GetPublicAccessBlockResponse.builder()
                .publicAccessBlockConfiguration(publicAccess.require(request.bucket()))
                .build();
    }
}
