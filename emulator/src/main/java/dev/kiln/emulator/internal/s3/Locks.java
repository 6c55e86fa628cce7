package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Object lock as requests ask for it in headers, and what it refuses. */
final class Locks {
    private Locks() {}

    /** Returns the lock that a write's headers ask for. */
    static ObjectLock of(BucketRecord bucket, CallContext call, Instant now) {
        String mode = Preconditions.header(call, "x-amz-object-lock-mode");
        String until = Preconditions.header(call, "x-amz-object-lock-retain-until-date");
        String hold = Preconditions.header(call, "x-amz-object-lock-legal-hold");
        if (mode == null && until == null && hold == null) {
            return ObjectLock.NONE;
        }
        if (!bucket.objectLock()) {
            throw S3Errors.invalidRequest("Bucket is missing Object Lock Configuration");
        }
        if ((mode == null) != (until == null)) {
            throw S3Errors.of(
                            400,
                            "InvalidArgument",
                            "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied")
                    .with(
                            "ArgumentName",
                            mode == null ? "x-amz-object-lock-mode" : "x-amz-object-lock-retain-until-date")
                    .error();
        }
        if (mode != null && !mode.equals("GOVERNANCE") && !mode.equals("COMPLIANCE")) {
            throw S3Errors.invalidArgument("Unknown wormMode directive.", "x-amz-object-lock-mode", mode);
        }
        if (hold != null && !hold.equals("ON") && !hold.equals("OFF")) {
            throw S3Errors.invalidArgument(
                    "Legal Hold must be either of 'ON' or 'OFF'", "x-amz-object-lock-legal-hold", hold);
        }
        return new ObjectLock(mode == null ? "" : mode, date(until, now), hold == null ? "" : hold);
    }

    private static Instant date(@Nullable String text, Instant now) {
        if (text == null) {
            return Instant.EPOCH;
        }
        try {
            Instant until = OffsetDateTime.parse(text).toInstant();
            if (until.isAfter(now)) {
                return until;
            }
        } catch (DateTimeException malformed) {
            throw S3Errors.invalidArgument(
                    "The retain until date must be provided in ISO 8601 format",
                    "x-amz-object-lock-retain-until-date",
                    text);
        }
        throw S3Errors.invalidArgument(
                "The retain until date must be in the future!", "x-amz-object-lock-retain-until-date", text);
    }

    /** Refuses a word about retention, whichever, where there is none. */
    static void checkBypass(BucketRecord bucket, @Nullable Boolean bypass) {
        if (bypass != null && !bucket.objectLock()) {
            throw S3Errors.of(
                            400,
                            "InvalidArgument",
                            "x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets.")
                    .with("ArgumentName", "x-amz-bypass-governance-retention")
                    .error();
        }
    }

    /** Refuses to delete a version that is locked. */
    static void checkDelete(ObjectRecord version, boolean bypass, Instant now) {
        boolean retained =
                version.lock().retains(now) && !(bypass && version.lock().mode().equals("GOVERNANCE"));
        if (retained || version.lock().held()) {
            throw S3Errors.of(403, "AccessDenied", "Access Denied because object protected by object lock.")
                    .error();
        }
    }
}
