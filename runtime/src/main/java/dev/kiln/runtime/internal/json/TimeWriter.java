package dev.kiln.runtime.internal.json;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes dates and times in AWS's forms; see {@link TimeReader}. */
@SuppressWarnings("JavaUtilDate") // functions use it, so it must be read and written
final class TimeWriter {
    private TimeWriter() {}

    /** Writes a value of {@code java.time}; false when it is none. */
    static boolean write(Object value, JsonWriter out) {
        if (value instanceof Instant at) {
            out.raw(decimal(at.getEpochSecond(), at.getNano()));
        } else if (value instanceof OffsetDateTime at) {
            out.raw(decimal(at.toEpochSecond(), at.getNano()));
        } else if (value instanceof ZonedDateTime at) {
            out.raw(decimal(at.toEpochSecond(), at.getNano()));
        } else if (value instanceof Duration span) {
            out.raw(decimal(span.getSeconds(), span.getNano()));
        } else if (value instanceof LocalDateTime at) {
            out.open('[');
            date(at.toLocalDate(), out);
            time(at.toLocalTime(), out);
            out.close(']');
        } else if (value instanceof LocalDate day) {
            out.open('[');
            date(day, out);
            out.close(']');
        } else if (value instanceof LocalTime time) {
            out.open('[');
            time(time, out);
            out.close(']');
        } else if (value instanceof YearMonth month) {
            out.open('[');
            field(month.getYear(), out);
            field(month.getMonthValue(), out);
            out.close(']');
        } else if (value instanceof Year year) {
            out.raw(Integer.toString(year.getValue()));
        } else if (value instanceof Period || value instanceof MonthDay || value instanceof ZoneId) {
            out.string(value.toString());
        } else {
            return false;
        }
        return true;
    }

    /** The name under which a map's key is written. */
    static String key(@Nullable Object key) {
        if (key == null) {
            throw new JsonException("Cannot write a map with a null key");
        }
        if (key instanceof Enum<?> constant) {
            return constant.name();
        }
        if (key instanceof Date date) {
            return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
                    .format(date.toInstant().atOffset(ZoneOffset.UTC));
        }
        return key.toString();
    }

    private static void date(LocalDate day, JsonWriter out) {
        field(day.getYear(), out);
        field(day.getMonthValue(), out);
        field(day.getDayOfMonth(), out);
    }

    private static void time(LocalTime time, JsonWriter out) {
        field(time.getHour(), out);
        field(time.getMinute(), out);
        int second = time.getSecond();
        int nano = time.getNano();
        if (second > 0 || nano > 0) {
            field(second, out);
        }
        if (nano > 0) {
            field(nano, out);
        }
    }

    private static void field(int number, JsonWriter out) {
        out.element();
        out.raw(Integer.toString(number));
    }

    /** Seconds with nine decimals; only zero has one. */
    private static String decimal(long seconds, int nanos) {
        if (seconds == 0 && nanos == 0) {
            return "0.0";
        }
        if (seconds < 0 && nanos > 0) {
            return "-" + decimal(-(seconds + 1), 1_000_000_000 - nanos);
        }
        String fraction = Integer.toString(1_000_000_000 + nanos);
        return seconds + "." + fraction.substring(1);
    }
}
