package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;

/**
 * Goes back to encryption with AES256.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketEncryption.html">AWS: DeleteBucketEncryption</a>
 */
final class DeleteBucketEncryption
        implements Operation.Direct<DeleteBucketEncryptionRequest, DeleteBucketEncryptionResponse> {
    private final Configuration<ServerSideEncryptionConfiguration> encryption;

    DeleteBucketEncryption(Configuration<ServerSideEncryptionConfiguration> encryption) {
        this.encryption = encryption;
    }

    @Override
    public DeleteBucketEncryptionResponse run(DeleteBucketEncryptionRequest request, CallContext call) {
        encryption.remove(request.bucket());
        return DeleteBucketEncryptionResponse.builder().build();
    }
}
