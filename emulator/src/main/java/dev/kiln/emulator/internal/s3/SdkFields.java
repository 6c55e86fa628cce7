package dev.kiln.emulator.internal.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;

/** Moves members between classes of S3's model that have the same ones, by name. */
final class SdkFields {
    private SdkFields() {}

    /** Copies what the two have in common and the first has set. */
    static <B extends SdkPojo> B copy(SdkPojo from, B to) {
        for (SdkField<?> field : to.sdkFields()) {
            Object value = get(from, field.memberName());
            if (value != null) {
                field.set(to, value);
            }
        }
        return to;
    }

    /** Returns the value of a member; null where the class has none of that name, or it is not set. */
    static @Nullable Object get(SdkPojo from, String member) {
        for (SdkField<?> field : from.sdkFields()) {
            if (field.memberName().equals(member)) {
                return field.getValueOrDefault(from);
            }
        }
        return null;
    }

    /** Sets the member that is answered in a header, if there is one and it takes the text. */
    static void setHeader(SdkPojo to, String header, String text) {
        for (SdkField<?> field : to.sdkFields()) {
            if (field.location() == MarshallLocation.HEADER
                    && field.locationName().equalsIgnoreCase(header)) {
                Object value = read(field, text);
                if (value != null) {
                    field.set(to, value);
                }
            }
        }
    }

    private static @Nullable Object read(SdkField<?> field, String text) {
        Class<?> type = field.marshallingType().getTargetClass();
        if (type == String.class) {
            return text;
        }
        if (type == Boolean.class) {
            return Boolean.valueOf(text);
        }
        if (type == Instant.class) {
            try {
                return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            } catch (DateTimeException none) {
                return null;
            }
        }
        return null;
    }
}
