package dev.kiln.emulator.internal.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code x-amz-copy-source} names: {@code bucket/key?versionId=id}, encoded as forms are; a whole URL will do. */
record CopySource(String bucket, String key, @Nullable String versionId) {
    private static final String VERSION = "?versionId=";
    private static final long MOST_BYTES = 5L << 30;
    private static final Pattern WHOLE_URL = Pattern.compile("^https?://[^/]+/");

    static CopySource of(String header) {
        String path = WHOLE_URL.matcher(header).replaceFirst("");
        String text = path.startsWith("/") ? path.substring(1) : path;
        int question = text.indexOf(VERSION);
        String versionId = question < 0 ? null : text.substring(question + VERSION.length());
        String named = decoded(question < 0 ? text : text.substring(0, question));
        int slash = named.indexOf('/');
        if (slash <= 0 || slash == named.length() - 1) {
            throw S3Errors.invalidArgument("Invalid copy source object key", "x-amz-copy-source", "x-amz-copy-source");
        }
        return new CopySource(named.substring(0, slash), named.substring(slash + 1), versionId);
    }

    /** Refuses what is too large to be copied in one go. */
    static void checkSize(long size) {
        if (size > MOST_BYTES) {
            throw S3Errors.invalidRequest(
                    "The specified copy source is larger than the maximum allowable size for a copy source: "
                            + MOST_BYTES);
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw S3Errors.invalidArgument("Invalid copy source encoding.", "x-amz-copy-source", text);
        }
    }

    /** Returns the version to copy. */
    ObjectRecord find(S3 s3) {
        ObjectRecord found = found(s3);
        Archives.checkCopied(found, s3.time().now());
        return found;
    }

    private ObjectRecord found(S3 s3) {
        if (versionId == null) {
            return s3.object(bucket, key, null);
        }
        ObjectRecord marked = s3.objects().version(bucket, key, versionId);
        if (marked != null && marked.deleteMarker() && marked.versionId().equals(versionId)) {
            throw S3Errors.invalidRequest(
                    "The source of a copy request may not specifically refer to a delete marker by version id.");
        }
        return s3.object(bucket, key, versionId);
    }
}
