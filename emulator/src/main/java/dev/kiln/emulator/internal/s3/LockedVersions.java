package dev.kiln.emulator.internal.s3;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the operations on retention and legal hold share. */
final class LockedVersions {
    /** As S3 shows a date that it refuses: in Seattle's time. */
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss zzz yyyy", Locale.ENGLISH)
            .withZone(ZoneId.of("America/Los_Angeles"));

    private LockedVersions() {}

    /** Returns the version that a request means, which must be one that a lock can be on. */
    static ObjectRecord versionToLock(
            S3 s3, BucketRecord bucket, String key, @Nullable String versionId, String method) {
        if (versionId != null) {
            ObjectRecord named = s3.objects().version(bucket.name(), key, versionId);
            if (named != null && named.versionId().equals(versionId) && named.deleteMarker()) {
                throw S3Errors.of(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
                        .with("Method", method)
                        .with("ResourceType", "DeleteMarker")
                        .header("Allow", "DELETE")
                        .error();
            }
        }
        return s3.object(bucket.name(), key, versionId);
    }

    static void requireLockable(BucketRecord bucket) {
        if (!bucket.objectLock()) {
            throw S3Errors.invalidRequest("Bucket is missing Object Lock Configuration");
        }
    }

    /** Refuses to weaken a retention: nobody may that of COMPLIANCE, and that of GOVERNANCE who bypasses it. */
    static void checkChange(ObjectLock from, ObjectLock to, boolean bypass, Instant now) {
        if (!from.retains(now)) {
            return;
        }
        boolean governed = from.mode().equals("GOVERNANCE");
        boolean weaker = to.mode().isEmpty()
                || to.until().isBefore(from.until())
                || !to.mode().equals(from.mode());
        if (weaker && !(governed && bypass)) {
            throw S3Errors.of(403, "AccessDenied", "Access Denied because object protected by object lock.")
                    .error();
        }
    }

    static S3Exception notLocked() {
        return S3Errors.of(
                        404,
                        "NoSuchObjectLockConfiguration",
                        "The specified object does not have a ObjectLock configuration")
                .error();
    }

    static String shown(Instant date) {
        return SHOWN.format(date);
    }
}
