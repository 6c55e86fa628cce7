package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.PutObjectLegalHoldRequest;
import software.amazon.awssdk.services.s3.model.PutObjectLegalHoldResponse;

/**
 * Holds a version, for as long as nobody says otherwise.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLegalHold.html">AWS: PutObjectLegalHold</a>
 */
final class PutObjectLegalHold implements Operation.Direct<PutObjectLegalHoldRequest, PutObjectLegalHoldResponse> {
    private final S3 s3;

    PutObjectLegalHold(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public PutObjectLegalHoldResponse run(PutObjectLegalHoldRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        LockedVersions.versionToLock(s3, bucket, request.key(), request.versionId(), "PUT");
        WellFormed.require(request.legalHold() != null);
        WellFormed.known(request.legalHold().status());
        LockedVersions.requireLockable(bucket);
        s3.objects().atomically(() -> {
            ObjectRecord version = LockedVersions.versionToLock(s3, bucket, request.key(), request.versionId(), "PUT");
            ObjectLock lock = version.lock();
            ObjectLock held = new ObjectLock(
                    lock.mode(), lock.until(), request.legalHold().statusAsString());
            s3.objects().change(bucket.name(), version.withLock(held));
            return version;
        });
        return PutObjectLegalHoldResponse.builder().build();
    }
}
