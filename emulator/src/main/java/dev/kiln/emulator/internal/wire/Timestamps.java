package dev.kiln.emulator.internal.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Points in time as text, in the formats that AWS models name. */
final class Timestamps {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    static String write(Instant time, Format format) {
        return switch (format) {
            case ISO_8601 -> DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MILLIS));
            case RFC_822 -> HTTP_DATE.format(time);
            case UNIX_TIMESTAMP -> seconds(time);
            case UNIX_TIMESTAMP_MILLIS -> Long.toString(time.toEpochMilli());
        };
    }

    /**
     * Reads a timestamp.
     *
     * @throws java.time.DateTimeException if it is none
     * @throws NumberFormatException if it should be a number and is not
     */
    static Instant read(String text, Format format) {
        return switch (format) {
            case ISO_8601 -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
            case RFC_822 -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            case UNIX_TIMESTAMP ->
                Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue());
            case UNIX_TIMESTAMP_MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
        };
    }

    /** Seconds since 1970 with as many decimals as milliseconds need: {@code 1700000000}, {@code 1700000000.25}. */
    static String seconds(Instant time) {
        long millis = time.toEpochMilli();
        return millis % 1000 == 0
                ? Long.toString(millis / 1000)
                : BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    }
}
