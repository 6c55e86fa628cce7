package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.time.Instant;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;
import software.amazon.awssdk.services.s3.model.PutObjectRetentionRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRetentionResponse;

/**
 * Retains a version until a date, or longer; governed ones also shorter, by those who say that they may.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectRetention.html">AWS: PutObjectRetention</a>
 */
final class PutObjectRetention implements Operation.Direct<PutObjectRetentionRequest, PutObjectRetentionResponse> {
    private final S3 s3;

    PutObjectRetention(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public PutObjectRetentionResponse run(PutObjectRetentionRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        LockedVersions.versionToLock(s3, bucket, request.key(), request.versionId(), "PUT");
        LockedVersions.requireLockable(bucket);
        ObjectLockRetention asked = request.retention();
        boolean none = asked == null || (asked.mode() == null && asked.retainUntilDate() == null);
        if (!none) {
            WellFormed.require(asked.retainUntilDate() != null);
            WellFormed.known(asked.mode());
        }
        boolean bypass = Boolean.TRUE.equals(request.bypassGovernanceRetention());
        s3.objects().atomically(() -> {
            Instant now = s3.time().now();
            ObjectRecord version = LockedVersions.versionToLock(s3, bucket, request.key(), request.versionId(), "PUT");
            if (!none && !asked.retainUntilDate().isAfter(now)) {
                throw S3Errors.invalidArgument(
                        "The retain until date must be in the future!",
                        "RetainUntilDate",
                        LockedVersions.shown(asked.retainUntilDate()));
            }
            ObjectLock lock = none
                    ? new ObjectLock("", Instant.EPOCH, version.lock().hold())
                    : new ObjectLock(
                            asked.modeAsString(),
                            asked.retainUntilDate(),
                            version.lock().hold());
            LockedVersions.checkChange(version.lock(), lock, bypass, now);
            s3.objects().change(bucket.name(), version.withLock(lock));
            return version;
        });
        return PutObjectRetentionResponse.builder().build();
    }
}
