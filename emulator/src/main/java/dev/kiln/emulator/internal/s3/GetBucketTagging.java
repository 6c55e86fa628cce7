package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.Tagging;

/**
 * Answers the tags of a bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html">AWS: GetBucketTagging</a>
 */
final class GetBucketTagging implements Operation.Direct<GetBucketTaggingRequest, GetBucketTaggingResponse> {
    private final Configuration<Tagging> tagging;

    GetBucketTagging(Configuration<Tagging> tagging) {
        this.tagging = tagging;
    }

    @Override
    public GetBucketTaggingResponse run(GetBucketTaggingRequest request, CallContext call) {
        return GetBucketTaggingResponse.builder()
                .tagSet(tagging.require(request.bucket()).tagSet())
                .build();
    }
}
