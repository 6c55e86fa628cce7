package dev.kiln.runtime.internal.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
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
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times: {@code Date} from milliseconds, the instants of {@code java.time} from decimal seconds, local
 * dates and times from arrays of numbers, and all of them from ISO-8601 text.
 */
@SuppressWarnings("JavaUtilDate") // functions use it, so it must be read and written
final class TimeReader extends ValueReader {
    private final Class<?> type;
    private final boolean dateInSeconds;

    TimeReader(Class<?> type) {
        this(type, false);
    }

    private TimeReader(Class<?> type, boolean dateInSeconds) {
        this.type = type;
        this.dateInSeconds = dateInSeconds;
    }

    /** Reads the {@code Date} of AWS's event classes, which travels as seconds. */
    static TimeReader dateInSeconds() {
        return new TimeReader(Date.class, true);
    }

    static boolean reads(Class<?> type) {
        String name = type.getName();
        return (name.startsWith("java.time.") && known(name.substring("java.time.".length())))
                || type == Date.class
                || type == Calendar.class
                || type == GregorianCalendar.class;
    }

    private static boolean known(String simpleName) {
        return switch (simpleName) {
            case "Instant",
                    "OffsetDateTime",
                    "ZonedDateTime",
                    "LocalDate",
                    "LocalTime",
                    "LocalDateTime",
                    "Duration",
                    "Period",
                    "Year",
                    "YearMonth",
                    "MonthDay",
                    "ZoneId",
                    "ZoneOffset" -> true;
            default -> false;
        };
    }

    @Override
    boolean takesArrays() {
        return true;
    }

    @Override
    @Nullable
    Object read(JsonReader in, char kind) {
        try {
            if (kind == '[') {
                return fromFields(in);
            }
            if (kind == JsonReader.NUMBER) {
                return fromNumber(new BigDecimal(in.number()));
            }
            String text = in.string().strip();
            if (text.isEmpty()) {
                return null;
            }
            boolean digits = "-.0123456789".indexOf(text.charAt(0)) >= 0 && decimal(text);
            return digits && !type.getSimpleName().equals("Year") ? fromNumber(new BigDecimal(text)) : fromText(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new JsonException("Cannot read a " + type.getName() + ": " + e.getMessage(), e);
        }
    }

    private static boolean decimal(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (".0123456789".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private Object fromNumber(BigDecimal number) {
        return switch (type.getSimpleName()) {
            case "Instant" -> instant(number);
            case "OffsetDateTime" -> OffsetDateTime.ofInstant(instant(number), ZoneOffset.UTC);
            case "ZonedDateTime" -> ZonedDateTime.ofInstant(instant(number), ZoneOffset.UTC);
            case "Duration" -> Duration.between(Instant.EPOCH, instant(number));
            case "Year" -> Year.of(number.intValueExact());
            case "LocalDate" -> LocalDate.ofEpochDay(number.longValueExact());
            case "Date", "Calendar", "GregorianCalendar" -> date(millis(number));
            default -> throw new DateTimeException("a number does not say which");
        };
    }

    private long millis(BigDecimal number) {
        return dateInSeconds ? number.movePointRight(3).longValue() : number.longValueExact();
    }

    private static Instant instant(BigDecimal seconds) {
        long whole = seconds.toBigInteger().longValue();
        return Instant.ofEpochSecond(
                whole,
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
    }

    private Object date(long millis) {
        if (type == Date.class) {
            return new Date(millis);
        }
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(millis);
        return calendar;
    }

    private Object fromText(String text) {
        return switch (type.getSimpleName()) {
            case "Instant" -> DateTimeFormatter.ISO_DATE_TIME.parse(text, Instant::from);
            case "OffsetDateTime" -> OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            case "ZonedDateTime" -> ZonedDateTime.parse(text).withZoneSameInstant(ZoneOffset.UTC);
            case "LocalDate" -> LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
            case "LocalTime" -> LocalTime.parse(text);
            case "LocalDateTime" -> LocalDateTime.parse(text);
            case "Duration" -> Duration.parse(text);
            case "Period" -> Period.parse(text);
            case "Year" -> Year.parse(text);
            case "YearMonth" -> YearMonth.parse(text);
            case "MonthDay" -> MonthDay.parse(text);
            case "ZoneId" -> ZoneId.of(text);
            case "ZoneOffset" -> ZoneOffset.of(text);
            default -> date(dateText(text).toEpochMilli());
        };
    }

    private static Instant dateText(String text) {
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        boolean zoned = text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private @Nullable Object fromFields(JsonReader in) {
        List<Integer> f = new ArrayList<>();
        in.enter('[');
        while (in.next(']')) {
            f.add(new BigDecimal(in.number()).intValueExact());
        }
        if (f.isEmpty()) {
            return null;
        }
        while (f.size() < 7) {
            f.add(0);
        }
        return switch (type.getSimpleName()) {
            case "LocalDate" -> LocalDate.of(f.get(0), f.get(1), f.get(2));
            case "LocalTime" -> LocalTime.of(f.get(0), f.get(1), f.get(2), f.get(3));
            case "LocalDateTime" ->
                LocalDateTime.of(f.get(0), f.get(1), f.get(2), f.get(3), f.get(4), f.get(5), f.get(6));
            case "YearMonth" -> YearMonth.of(f.get(0), f.get(1));
            default -> throw new DateTimeException("an array does not say which");
        };
    }
}
