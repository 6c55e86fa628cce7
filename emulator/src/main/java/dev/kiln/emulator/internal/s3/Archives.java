package dev.kiln.emulator.internal.s3;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects in the archive classes: they are there, and cannot be read until they were restored, for as long as they are. */
final class Archives {
    static final String RESTORE = "x-amz-restore";
    private static final Set<String> CLASSES = Set.of("GLACIER", "DEEP_ARCHIVE");
    private static final Pattern END = Pattern.compile("expiry-date=\"([^\"]+)\"");

    private Archives() {}

    static boolean archived(ObjectRecord object) {
        return CLASSES.contains(object.storageClass());
    }

    /** Refuses to read what is archived and not restored. */
    static void checkReadable(ObjectRecord object, Instant now) {
        if (archived(object) && !restored(object, now)) {
            throw invalidState(object);
        }
    }

    /** Refuses to copy what is archived and not restored. */
    static void checkCopied(ObjectRecord source, Instant now) {
        if (archived(source) && !restored(source, now)) {
            throw S3Errors.of(403, "InvalidObjectState", "Operation is not valid for the source object's storage class")
                    .with("StorageClass", source.storageClass())
                    .error();
        }
    }

    static boolean restored(ObjectRecord object, Instant now) {
        Matcher end = END.matcher(object.headers().getOrDefault(RESTORE, ""));
        return end.find()
                && DateTimeFormatter.RFC_1123_DATE_TIME
                        .parse(end.group(1), Instant::from)
                        .isAfter(now);
    }

    static S3Exception invalidState(ObjectRecord object) {
        return S3Errors.of(403, "InvalidObjectState", "The operation is not valid for the object's storage class")
                .with("StorageClass", object.storageClass())
                .error();
    }
}
