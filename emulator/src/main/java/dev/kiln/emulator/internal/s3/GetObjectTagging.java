package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingResponse;

/**
 * Answers the tags of an object.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html">AWS: GetObjectTagging</a>
 */
final class GetObjectTagging implements Operation.Direct<GetObjectTaggingRequest, GetObjectTaggingResponse> {
    private final S3 s3;

    GetObjectTagging(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public GetObjectTaggingResponse run(GetObjectTaggingRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        ObjectRecord object = s3.notMarker(request.bucket(), request.key(), request.versionId(), "GET");
        return GetObjectTaggingResponse.builder()
                .tagSet(TagSets.list(object.tags()))
                .versionId(bucket.versioning().isEmpty() ? null : object.versionId())
                .build();
    }
}
