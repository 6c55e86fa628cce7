package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;

/**
 * Deletes an object, or marks it as deleted where the bucket keeps versions.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html">AWS: DeleteObject</a>
 */
final class DeleteObject implements Operation.Direct<DeleteObjectRequest, DeleteObjectResponse> {
    private final S3 s3;
    private final Deletions deletions;

    DeleteObject(S3 s3, Deletions deletions) {
        this.s3 = s3;
        this.deletions = deletions;
    }

    @Override
    public DeleteObjectResponse run(DeleteObjectRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        Locks.checkBypass(bucket, request.bypassGovernanceRetention());
        if (request.ifMatchSize() != null) {
            throw S3Errors.notImplemented("x-amz-if-match-size", "x-amz-if-match-size is for directory buckets only");
        }
        if (request.ifMatchLastModifiedTime() != null) {
            throw S3Errors.notImplemented(
                    "x-amz-if-match-last-modified-time",
                    "x-amz-if-match-last-modified-time is for directory buckets only");
        }
        boolean bypass = Boolean.TRUE.equals(request.bypassGovernanceRetention());
        Deletions.Outcome outcome = deletions.delete(
                bucket,
                new Deletions.Target(request.key(), request.versionId(), request.ifMatch(), bypass, false),
                call);
        return DeleteObjectResponse.builder()
                .deleteMarker(outcome.marker() ? true : null)
                .versionId(outcome.versionId())
                .build();
    }
}
