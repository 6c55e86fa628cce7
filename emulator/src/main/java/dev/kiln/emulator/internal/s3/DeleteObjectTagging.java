package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingResponse;

/**
 * Removes the tags of an object.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html">AWS: DeleteObjectTagging</a>
 */
final class DeleteObjectTagging implements Operation.Direct<DeleteObjectTaggingRequest, DeleteObjectTaggingResponse> {
    private final S3 s3;

    DeleteObjectTagging(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public DeleteObjectTaggingResponse run(DeleteObjectTaggingRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        Map<String, String> tags = Map.<String, String>of();
        ObjectRecord changed = s3.objects().atomically(() -> {
            ObjectRecord tagged = s3.notMarker(request.bucket(), request.key(), request.versionId(), "DELETE")
                    .withTags(tags);
            s3.objects().change(bucket.name(), tagged);
            return tagged;
        });
        s3.notifications().tagged(bucket, changed, "Delete", call);
        return DeleteObjectTaggingResponse.builder()
                .versionId(bucket.versioning().isEmpty() ? null : changed.versionId())
                .build();
    }
}
