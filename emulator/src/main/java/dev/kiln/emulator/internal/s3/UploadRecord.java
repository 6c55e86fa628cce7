package dev.kiln.emulator.internal.s3;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A multipart upload that is under way.
 *
 * @param checksum the algorithm and type that were asked for; {@link Checksum#NONE} for S3's choice
 * @param sequence of the newest write when it began, to see what was written meanwhile
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
    private static final long DELETED_MEANWHILE = -1;

    UploadRecord afterDelete() {
        return new UploadRecord(
                id, key, initiated, checksum, headers, metadata, tags, lock, DELETED_MEANWHILE);
    }

    /** Whether the key was written or deleted since. */
    boolean overtaken(@Nullable ObjectRecord newest) {
        return sequence == DELETED_MEANWHILE || (newest != null && newest.sequence() > sequence);
    }
}
