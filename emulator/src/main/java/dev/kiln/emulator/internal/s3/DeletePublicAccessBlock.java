package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/**
 * Lets a bucket be made public.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeletePublicAccessBlock.html">AWS: DeletePublicAccessBlock</a>
 */
final class DeletePublicAccessBlock
        implements Operation.Direct<DeletePublicAccessBlockRequest, DeletePublicAccessBlockResponse> {
    private final Configuration<PublicAccessBlockConfiguration> publicAccess;

    DeletePublicAccessBlock(Configuration<PublicAccessBlockConfiguration> publicAccess) {
        this.publicAccess = publicAccess;
    }

    @Override
    public DeletePublicAccessBlockResponse run(DeletePublicAccessBlockRequest request, CallContext call) {
        publicAccess.remove(request.bucket());
        return DeletePublicAccessBlockResponse.builder().build();
    }
}
