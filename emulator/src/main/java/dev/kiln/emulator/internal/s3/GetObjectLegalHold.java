package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetObjectLegalHoldRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLegalHoldResponse;

/**
 * Answers whether a version is held.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLegalHold.html">AWS: GetObjectLegalHold</a>
 */
final class GetObjectLegalHold implements Operation.Direct<GetObjectLegalHoldRequest, GetObjectLegalHoldResponse> {
    private final S3 s3;

    GetObjectLegalHold(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public GetObjectLegalHoldResponse run(GetObjectLegalHoldRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        ObjectRecord version = LockedVersions.versionToLock(s3, bucket, request.key(), request.versionId(), "GET");
        LockedVersions.requireLockable(bucket);
        String hold = version.lock().hold();
        if (hold.isEmpty()) {
            throw LockedVersions.notLocked();
        }
        return GetObjectLegalHoldResponse.builder()
                .legalHold(h -> h.status(hold))
                .build();
    }
}
