package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Deletes versions, or marks keys as deleted. */
final class Deletions {
    private final S3 s3;

    Deletions(S3 s3) {
        this.s3 = s3;
    }

    /**
     * What to delete.
     *
     * @param tellsAlways whether notifications tell of it also where there was nothing to delete, as those of DeleteObjects do
     */
    record Target(
            String key,
            @Nullable String versionId,
            @Nullable String ifMatch,
            boolean bypass,
            boolean tellsAlways) {}

    /**
     * What became of it.
     *
     * @param marker whether a delete marker was made or removed
     * @param versionId of what was made or removed; null where the bucket has no versions
     * @param sequence says when, among all that happened to the key
     */
    record Outcome(
            boolean marker,
            @Nullable String versionId,
            @Nullable ObjectRecord removed,
            long sequence) {}

    Outcome delete(BucketRecord bucket, Target target, CallContext call) {
        Outcome outcome = s3.objects().atomically(() -> now(bucket, target));
        long sequence = outcome.sequence();
        if (target.versionId() == null && !bucket.versioning().isEmpty()) {
            String marker = String.valueOf(outcome.versionId());
            s3.notifications().removed(bucket, target.key(), marker, sequence, "DeleteMarkerCreated", call);
        } else if (outcome.removed() != null || target.tellsAlways()) {
            String version = bucket.versioning().isEmpty() ? null : outcome.versionId();
            s3.notifications().removed(bucket, target.key(), version, sequence, "Delete", call);
        }
        return outcome;
    }

    private Outcome now(BucketRecord given, Target target) {
        BucketRecord bucket = s3.buckets().bucket(given.name());
        ObjectRecord newest = s3.objects().newest(bucket.name(), target.key());
        if (target.ifMatch() != null) {
            Preconditions.write(target.key(), newest, target.ifMatch(), null);
        }
        Instant now = s3.time().now();
        if (target.versionId() != null) {
            return version(bucket, target, now);
        }
        long sequence = s3.objects().nextSequence();
        if (bucket.versioning().isEmpty()) {
            if (newest != null) {
                s3.objects().drop(bucket.name(), newest);
                s3.acls().forget(bucket.name(), newest);
                s3.uploads().noteDeleted(bucket.name(), target.key());
            }
            return new Outcome(false, null, newest, sequence);
        }
        ObjectRecord marker = ObjectRecord.marker(
                target.key(), Objects.versionId(bucket, sequence), sequence, now.truncatedTo(ChronoUnit.SECONDS));
        s3.objects().add(bucket, marker);
        return new Outcome(true, marker.versionId(), null, sequence);
    }

    private Outcome version(BucketRecord bucket, Target target, Instant now) {
        String id = String.valueOf(target.versionId());
        if (!ObjectRecord.isVersionId(id)) {
            throw S3Errors.invalidArgument("Invalid version id specified", "versionId", id);
        }
        ObjectRecord version = s3.objects().version(bucket.name(), target.key(), id);
        if (version == null || !version.versionId().equals(id)) {
            return new Outcome(false, id, null, s3.objects().nextSequence());
        }
        Locks.checkDelete(version, target.bypass(), now);
        s3.objects().drop(bucket.name(), version);
        s3.acls().forget(bucket.name(), version);
        return new Outcome(version.deleteMarker(), id, version, s3.objects().nextSequence());
    }
}
