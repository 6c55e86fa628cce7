package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;

/**
 * Answers whether a bucket is there, and in which region.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html">AWS: HeadBucket</a>
 */
final class HeadBucket implements Operation.Direct<HeadBucketRequest, HeadBucketResponse> {
    private final Buckets buckets;

    HeadBucket(Buckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public HeadBucketResponse run(HeadBucketRequest request, CallContext call) {
        BucketRecord bucket = buckets.bucket(request.bucket());
        return HeadBucketResponse.builder()
                .bucketRegion(bucket.region())
                .accessPointAlias(false)
                .bucketArn("arn:aws:s3:::" + bucket.name())
                .build();
    }
}
