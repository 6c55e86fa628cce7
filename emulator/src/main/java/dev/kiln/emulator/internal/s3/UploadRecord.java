package dev.kiln.emulator.internal.s3;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A multipart upload that is under way.
 *
 * @param checksum the algorithm and type that were asked for; {@link Checksum#NONE} for S3's choice
 * @param sequence between those of the writes before it began and after; negative when the key was deleted since
 */
record UploadRecord(
        String id,
        String key,
        Instant initiated,
        Checksum checksum,
        Map<String, String> headers,
        Map<String, String> metadata,
        Map<String, String> tags,
        ObjectLock lock,
        long sequence) {
    /** Uploads of a key are listed in this order. */
    long order() {
        return Math.abs(sequence);
    }

    UploadRecord afterDelete() {
        return new UploadRecord(id, key, initiated, checksum, headers, metadata, tags, lock, -order());
    }

    /** Whether the key was written or deleted since. */
    boolean overtaken(@Nullable ObjectRecord newest) {
        return sequence < 0 || (newest != null && newest.sequence() > sequence);
    }
}
