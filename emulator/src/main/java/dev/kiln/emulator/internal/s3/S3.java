package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.store.Blob;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;

/** What the operations on objects share. */
record S3(
        Buckets buckets,
        Objects objects,
        Uploads uploads,
        IncomingBody bodies,
        Notifications notifications,
        Settings settings,
        Acls acls,
        Encryption encryption,
        Time time) {
    /** Makes a version when its turn has come. */
    interface Maker {
        ObjectRecord make(Instant now, long sequence, String versionId);
    }

    /**
     * Adds a version to a bucket.
     *
     * @param blobs of its body, which are freed if it cannot be added
     */
    ObjectRecord add(String bucketName, List<Blob> blobs, Maker maker) {
        try {
            return objects.atomically(() -> {
                BucketRecord bucket = buckets.bucket(bucketName);
                long sequence = objects.nextSequence();
                ObjectRecord made = maker.make(
                        time.now().truncatedTo(ChronoUnit.SECONDS), sequence, Objects.versionId(bucket, sequence));
                objects.add(bucket, made);
                return made;
            });
        } catch (RuntimeException refused) {
            objects.discard(blobs);
            throw refused;
        }
    }

    /** Returns the newest version or the one that is asked for, or fails as S3 does. */
    ObjectRecord object(String bucketName, String key, @Nullable String versionId) {
        BucketRecord bucket = buckets.bucket(bucketName);
        if (versionId == null) {
            ObjectRecord newest = objects.newest(bucket.name(), key);
            if (newest == null) {
                throw S3Errors.noSuchKey(key).error();
            }
            if (newest.deleteMarker()) {
                throw S3Errors.noSuchKey(key)
                        .header("x-amz-delete-marker", "true")
                        .header("x-amz-version-id", newest.versionId())
                        .error();
            }
            return newest;
        }
        if (versionId.isEmpty()) {
            throw S3Errors.invalidArgument("Version id cannot be the empty string", "versionId", "");
        }
        ObjectRecord version = objects.version(bucket.name(), key, versionId);
        if (version == null || !version.versionId().equals(versionId)) {
            if (!ObjectRecord.isVersionId(versionId)) {
                throw S3Errors.invalidArgument("Invalid version id specified", "versionId", versionId);
            }
            throw S3Errors.noSuchVersion(key, versionId);
        }
        if (version.deleteMarker()) {
            throw S3Errors.of(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
                    .with("Method", "GET")
                    .with("ResourceType", "DeleteMarker")
                    .header("Allow", "DELETE")
                    .header("x-amz-delete-marker", "true")
                    .header("x-amz-version-id", version.versionId())
                    .header("Last-Modified", HttpDates.of(version.modified()))
                    .error();
        }
        return version;
    }

    /** Returns the version that a request is about, which a delete marker is not. */
    ObjectRecord notMarker(String bucketName, String key, @Nullable String versionId, String method) {
        BucketRecord bucket = buckets.bucket(bucketName);
        ObjectRecord meant =
                versionId == null ? objects.newest(bucket.name(), key) : objects.version(bucket.name(), key, versionId);
        if (meant != null && meant.deleteMarker()) {
            throw S3Errors.of(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
                    .with("Method", method)
                    .with("ResourceType", "DeleteMarker")
                    .header("Allow", "DELETE")
                    .header("x-amz-delete-marker", "true")
                    .header("x-amz-version-id", meant.versionId())
                    .error();
        }
        return object(bucketName, key, versionId);
    }

    /** Returns the lock of a new version: what was asked for, or else the bucket's default retention. */
    ObjectLock lockOf(BucketRecord bucket, ObjectLock asked, Instant now) {
        ObjectLockConfiguration configured = settings.locks().of(bucket.name());
        DefaultRetention retention = configured == null || configured.rule() == null
                ? null
                : configured.rule().defaultRetention();
        if (!asked.mode().isEmpty() || retention == null) {
            return asked;
        }
        long days = retention.days() != null ? retention.days() : retention.years() * 365L;
        return new ObjectLock(retention.modeAsString(), now.plus(days, ChronoUnit.DAYS), asked.hold());
    }

    /** Returns when the newest version of a key will end, as {@code x-amz-expiration} says it; null if it will not. */
    @Nullable
    String expiration(String bucket, ObjectRecord object) {
        return Lifecycle.expiration(settings.lifecycles().of(bucket), object);
    }
}
