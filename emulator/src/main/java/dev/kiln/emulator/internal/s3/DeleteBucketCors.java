package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsResponse;

/**
 * Closes a bucket to pages of other origins.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketCors.html">AWS: DeleteBucketCors</a>
 */
final class DeleteBucketCors implements Operation.Direct<DeleteBucketCorsRequest, DeleteBucketCorsResponse> {
    private final Configuration<CORSConfiguration> cors;

    DeleteBucketCors(Configuration<CORSConfiguration> cors) {
        this.cors = cors;
    }

    @Override
    public DeleteBucketCorsResponse run(DeleteBucketCorsRequest request, CallContext call) {
        cors.remove(request.bucket());
        return DeleteBucketCorsResponse.builder().build();
    }
}
