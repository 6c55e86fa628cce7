package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.Tagging;

/**
 * Replaces the tags of a bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html">AWS: PutBucketTagging</a>
 */
final class PutBucketTagging implements Operation.Direct<PutBucketTaggingRequest, PutBucketTaggingResponse> {
    private final Configuration<Tagging> tagging;

    PutBucketTagging(Configuration<Tagging> tagging) {
        this.tagging = tagging;
    }

    @Override
    public PutBucketTaggingResponse run(PutBucketTaggingRequest request, CallContext call) {
        tagging.requireBucket(request.bucket());
        Tagging tags = request.tagging();
        WellFormed.require(tags != null);
        TagSets.ofBucket(tags.tagSet());
        if (tags.tagSet().isEmpty()) {
            tagging.remove(request.bucket());
        } else {
            tagging.put(request.bucket(), tags);
        }
        return PutBucketTaggingResponse.builder().build();
    }
}
