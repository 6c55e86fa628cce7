package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.message.HttpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a request asks of the object that is there. */
final class Preconditions {
    private Preconditions() {}

    /**
     * Refuses a read: 412 where the object is not the one that is wanted, 304 where the caller has it already. What asks for changes
     * after a time to come is ignored.
     */
    static void read(
            ObjectRecord object,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Instant ifModified,
            @Nullable Instant ifUnmodified,
            Instant now) {
        Instant modified = object.modified().truncatedTo(ChronoUnit.SECONDS);
        refuseAnother(object, modified, ifMatch, ifUnmodified, "");
        boolean unchanged = ifNoneMatch != null
                ? matches(ifNoneMatch, object)
                : ifModified != null && !ifModified.isAfter(now) && !modified.isAfter(ifModified);
        if (unchanged) {
            throw S3Errors.of(304, "NotModified", "Not Modified")
                    .header("ETag", object.quotedEtag())
                    .header("Last-Modified", HttpDates.of(object.modified()))
                    .error();
        }
    }

    /** Refuses a copy of a source that is not the one that is wanted. */
    static void copy(
            ObjectRecord source,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Instant ifModified,
            @Nullable Instant ifUnmodified,
            Instant now) {
        Instant modified = source.modified().truncatedTo(ChronoUnit.SECONDS);
        refuseAnother(source, modified, ifMatch, ifUnmodified, "x-amz-copy-source-");
        if (ifNoneMatch != null && matches(ifNoneMatch, source)) {
            throw S3Errors.preconditionFailed("x-amz-copy-source-If-None-Match");
        }
        boolean ignored = ifModified == null || ifModified.isAfter(now);
        if (ifNoneMatch == null && !ignored && !modified.isAfter(ifModified)) {
            throw S3Errors.preconditionFailed("x-amz-copy-source-If-Modified-Since");
        }
    }

    /** Refuses an object that is not the one that is wanted; where it matches, it may be newer. */
    private static void refuseAnother(
            ObjectRecord object,
            Instant modified,
            @Nullable String ifMatch,
            @Nullable Instant ifUnmodified,
            String headerPrefix) {
        if (ifMatch != null && !matches(ifMatch, object)) {
            throw S3Errors.preconditionFailed(headerPrefix + "If-Match");
        }
        if (ifMatch == null && ifUnmodified != null && modified.isAfter(ifUnmodified)) {
            throw S3Errors.preconditionFailed(headerPrefix + "If-Unmodified-Since");
        }
    }

    /** Refuses a write's headers that S3 does not take. */
    static void checkWrite(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch != null && ifNoneMatch != null) {
            throw S3Errors.notImplemented(
                    "If-Match,If-None-Match", "Multiple conditional request headers present in the request");
        }
        if (ifNoneMatch != null && !ifNoneMatch.equals("*")) {
            throw S3Errors.notImplemented(
                    "If-None-Match", "We don't accept the provided value of If-None-Match header for this API");
        }
        if (ifMatch != null && ifMatch.equals("*")) {
            throw S3Errors.notImplemented(
                    "If-Match", "We don't accept the provided value of If-Match header for this API");
        }
    }

    /** Refuses a write whose condition the newest version does not satisfy. */
    static void write(
            String key, @Nullable ObjectRecord newest, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        boolean there = newest != null && !newest.deleteMarker();
        if (ifNoneMatch != null && there) {
            throw S3Errors.preconditionFailed("If-None-Match");
        }
        if (ifMatch != null) {
            if (newest == null || newest.deleteMarker()) {
                throw S3Errors.noSuchKey(key).error();
            }
            if (!matches(ifMatch, newest)) {
                throw S3Errors.preconditionFailed("If-Match");
            }
        }
    }

    private static boolean matches(String wanted, ObjectRecord object) {
        if (wanted.strip().equals("*")) {
            return true;
        }
        for (String each : wanted.split(",", -1)) {
            String tag = each.strip();
            tag = tag.startsWith("W/") ? tag.substring(2) : tag;
            if (tag.replace("\"", "").equals(object.etag())) {
                return true;
            }
        }
        return false;
    }

    /** Returns a header of the call; null where the emulator itself calls. */
    static @Nullable String header(CallContext call, String name) {
        HttpRequest http = call.http();
        return http == null ? null : http.header(name);
    }
}
