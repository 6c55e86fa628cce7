package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingResponse;

/**
 * Keeps where access is to be logged; no logs are written.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLogging.html">AWS: PutBucketLogging</a>
 */
final class PutBucketLogging implements Operation.Direct<PutBucketLoggingRequest, PutBucketLoggingResponse> {
    private final Buckets buckets;
    private final Configuration<LoggingEnabled> logging;

    PutBucketLogging(Buckets buckets, Configuration<LoggingEnabled> logging) {
        this.buckets = buckets;
        this.logging = logging;
    }

    @Override
    public PutBucketLoggingResponse run(PutBucketLoggingRequest request, CallContext call) {
        BucketRecord bucket = buckets.bucket(request.bucket());
        WellFormed.require(request.bucketLoggingStatus() != null);
        LoggingEnabled enabled = request.bucketLoggingStatus().loggingEnabled();
        if (enabled == null) {
            logging.remove(bucket.name());
        } else {
            WellFormed.require(enabled.targetBucket() != null && enabled.targetPrefix() != null);
            check(bucket, enabled.targetBucket());
            logging.put(bucket.name(), enabled);
        }
        return PutBucketLoggingResponse.builder().build();
    }

    private void check(BucketRecord bucket, String name) {
        BucketRecord target = buckets.find(name);
        if (target == null) {
            throw S3Errors.of(400, "InvalidTargetBucketForLogging", "The target bucket for logging does not exist")
                    .with("TargetBucket", name)
                    .error();
        }
        if (!target.region().equals(bucket.region())) {
            S3Errors.Made error =
                    S3Errors.of(403, "CrossLocationLoggingProhibitted", "Cross S3 location logging not allowed. ");
            if (!bucket.region().equals("us-east-1")) {
                error.with("SourceBucketLocation", bucket.region());
            }
            throw error.with("TargetBucketLocation", target.region()).error();
        }
    }
}
