package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingResponse;

/**
 * Sets the tags of an object, in place of those it has.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html">AWS: PutObjectTagging</a>
 */
final class PutObjectTagging implements Operation.Direct<PutObjectTaggingRequest, PutObjectTaggingResponse> {
    private final S3 s3;

    PutObjectTagging(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public PutObjectTaggingResponse run(PutObjectTaggingRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        if (request.tagging() == null) {
            throw S3Errors.malformedXml();
        }
        Map<String, String> tags = TagSets.ofObject(request.tagging().tagSet());
        ObjectRecord changed = s3.objects().atomically(() -> {
            ObjectRecord tagged = s3.notMarker(request.bucket(), request.key(), request.versionId(), "PUT")
                    .withTags(tags);
            s3.objects().change(bucket.name(), tagged);
            return tagged;
        });
        s3.notifications().tagged(bucket, changed, "Put", call);
        return PutObjectTaggingResponse.builder()
                .versionId(bucket.versioning().isEmpty() ? null : changed.versionId())
                .build();
    }
}
