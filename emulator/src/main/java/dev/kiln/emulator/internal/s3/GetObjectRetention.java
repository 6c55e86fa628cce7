package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetObjectRetentionRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRetentionResponse;

/**
 * Answers how long a version is retained.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectRetention.html">AWS: GetObjectRetention</a>
 */
final class GetObjectRetention implements Operation.Direct<GetObjectRetentionRequest, GetObjectRetentionResponse> {
    private final S3 s3;

    GetObjectRetention(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public GetObjectRetentionResponse run(GetObjectRetentionRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        ObjectRecord version = LockedVersions.versionToLock(s3, bucket, request.key(), request.versionId(), "GET");
        LockedVersions.requireLockable(bucket);
        ObjectLock lock = version.lock();
        if (lock.mode().isEmpty()) {
            throw LockedVersions.notLocked();
        }
        return GetObjectRetentionResponse.builder()
                .retention(r -> r.mode(lock.mode()).retainUntilDate(lock.until()))
                .build();
    }
}
