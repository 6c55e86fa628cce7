package dev.kiln.emulator.internal.s3;

import java.time.Instant;
import java.util.Map;

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
        long sequence) {}
