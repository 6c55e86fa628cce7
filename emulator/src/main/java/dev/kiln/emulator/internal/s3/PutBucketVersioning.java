package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;

/**
 * Has a bucket keep versions, or stop doing so.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html">AWS: PutBucketVersioning</a>
 */
final class PutBucketVersioning implements Operation.Direct<PutBucketVersioningRequest, PutBucketVersioningResponse> {
    private final Buckets buckets;
    private final Objects objects;

    PutBucketVersioning(Buckets buckets, Objects objects) {
        this.buckets = buckets;
        this.objects = objects;
    }

    @Override
    public PutBucketVersioningResponse run(PutBucketVersioningRequest request, CallContext call) {
        buckets.bucket(request.bucket());
        String status = request.versioningConfiguration() == null
                ? null
                : request.versioningConfiguration().statusAsString();
        if (status == null) {
            throw S3Errors.of(
                            400, "IllegalVersioningConfigurationException", "The Versioning element must be specified")
                    .error();
        }
        if (!status.equals("Enabled") && !status.equals("Suspended")) {
            throw S3Errors.malformedXml();
        }
        objects.atomically(() -> {
            BucketRecord bucket = buckets.bucket(request.bucket());
            if (bucket.objectLock() && status.equals("Suspended")) {
                throw S3Errors.of(
                                409,
                                "InvalidBucketState",
                                "An Object Lock configuration is present on this bucket, so the versioning state cannot be"
                                        + " changed.")
                        .error();
            }
            buckets.put(bucket.withVersioning(status));
            return bucket;
        });
        return PutBucketVersioningResponse.builder().build();
    }
}
