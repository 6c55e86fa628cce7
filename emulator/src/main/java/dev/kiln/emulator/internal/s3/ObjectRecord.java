package dev.kiln.emulator.internal.s3;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A version of an object, or a delete marker.
 *
 * @param versionId "null" where versioning was not enabled
 * @param sequence orders versions and is unique; larger is newer
 * @param etag without quotes
 * @param parts the body; one part unless it was uploaded in several, none for a delete marker
 * @param headers what is answered as it was given, by header name in lower case: Content-Type, Cache-Control and the like
 */
record ObjectRecord(
        String key,
        String versionId,
        long sequence,
        boolean deleteMarker,
        Instant modified,
        long size,
        String etag,
        List<ObjectPart> parts,
        boolean multipart,
        Checksum checksum,
        Map<String, String> headers,
        Map<String, String> metadata,
        Map<String, String> tags,
        ObjectLock lock) {
    static final String NO_VERSION = "null";

    private static final Pattern VERSION_ID = Pattern.compile("null|[0-9a-f]{32}");

    ObjectRecord {
        parts = List.copyOf(parts);
        headers = Map.copyOf(headers);
        metadata = Map.copyOf(metadata);
    }

    static ObjectRecord marker(String key, String versionId, long sequence, Instant now) {
        return new ObjectRecord(
                key,
                versionId,
                sequence,
                true,
                now,
                0,
                "",
                List.of(),
                false,
                Checksum.NONE,
                Map.of(),
                Map.of(),
                Map.of(),
                ObjectLock.NONE);
    }

    ObjectRecord withTags(Map<String, String> changed) {
        return with(headers, changed, lock);
    }

    ObjectRecord withLock(ObjectLock changed) {
        return with(headers, tags, changed);
    }

    ObjectRecord withHeaders(Map<String, String> changed) {
        return with(changed, tags, lock);
    }

    private ObjectRecord with(Map<String, String> newHeaders, Map<String, String> newTags, ObjectLock newLock) {
        return new ObjectRecord(
                key,
                versionId,
                sequence,
                deleteMarker,
                modified,
                size,
                etag,
                parts,
                multipart,
                checksum,
                newHeaders,
                metadata,
                newTags,
                newLock);
    }

    /** Whether it may be the id of a version, there or not. */
    static boolean isVersionId(String text) {
        return VERSION_ID.matcher(text).matches();
    }

    String quotedEtag() {
        return '"' + etag + '"';
    }

    String storageClass() {
        return headers.getOrDefault("x-amz-storage-class", "STANDARD");
    }
}
