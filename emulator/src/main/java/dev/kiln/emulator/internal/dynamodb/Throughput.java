package dev.kiln.emulator.internal.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;

/** Provisioned units of a table or an index, and how they change: downwards four times a day, and then once an hour. */
final class Throughput {
    private static final int MOST_DECREASES = 4;
    private static final Duration NEXT_DECREASE = Duration.ofHours(1);

    /** AWS writes these times out. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEEE, MMMM d, uuuu 'at' h:mm:ss a 'Coordinated Universal Time'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Throughput() {}

    /** Describes units as they are first given; those of a table on demand are 0. */
    static ProvisionedThroughputDescription first(@Nullable ProvisionedThroughput units) {
        return ProvisionedThroughputDescription.builder()
                .numberOfDecreasesToday(0L)
                .readCapacityUnits(units == null ? 0L : units.readCapacityUnits())
                .writeCapacityUnits(units == null ? 0L : units.writeCapacityUnits())
                .build();
    }

    /** Returns units as they are once a table is billed by request. */
    static ProvisionedThroughputDescription none(ProvisionedThroughputDescription before) {
        return before.toBuilder()
                .readCapacityUnits(0L)
                .writeCapacityUnits(0L)
                .numberOfDecreasesToday(0L)
                .lastDecreaseDateTime(null)
                .build();
    }

    /**
     * Returns units as they are once they are changed, or refuses the change.
     *
     * @param index the index whose units they are; null for the table's
     */
    static ProvisionedThroughputDescription changed(
            ProvisionedThroughputDescription before,
            ProvisionedThroughput wanted,
            @Nullable String index,
            Instant now) {
        refuseNoChange(before, wanted, index);
        boolean more = wanted.readCapacityUnits() > before.readCapacityUnits()
                || wanted.writeCapacityUnits() > before.writeCapacityUnits();
        boolean fewer = wanted.readCapacityUnits() < before.readCapacityUnits()
                || wanted.writeCapacityUnits() < before.writeCapacityUnits();
        ProvisionedThroughputDescription.Builder after = before.toBuilder()
                .readCapacityUnits(wanted.readCapacityUnits())
                .writeCapacityUnits(wanted.writeCapacityUnits());
        if (more) {
            after.lastIncreaseDateTime(now);
        }
        if (fewer) {
            long today = decreasesToday(before, now);
            refuseMany(before, today, now);
            after.lastDecreaseDateTime(now).numberOfDecreasesToday(today + 1);
        }
        return after.build();
    }

    private static void refuseNoChange(
            ProvisionedThroughputDescription before, ProvisionedThroughput wanted, @Nullable String index) {
        if (!before.readCapacityUnits().equals(wanted.readCapacityUnits())
                || !before.writeCapacityUnits().equals(wanted.writeCapacityUnits())) {
            return;
        }
        String whose = index == null ? "the table" : "index " + index;
        throw DynamoDbErrors.validation(
                "The provisioned throughput for "
                        + (index == null ? "the table" : "the index " + index)
                        + " will not change. The requested value equals the current value. Current ReadCapacityUnits provisioned"
                        + " for " + whose + ": " + before.readCapacityUnits() + ". Requested ReadCapacityUnits: "
                        + wanted.readCapacityUnits() + ". Current WriteCapacityUnits provisioned for " + whose + ": "
                        + before.writeCapacityUnits() + ". Requested WriteCapacityUnits: " + wanted.writeCapacityUnits()
                        + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.");
    }

    /** Returns how many times units went down on the day of a time, which begins at midnight UTC. */
    static long decreasesToday(ProvisionedThroughputDescription units, Instant now) {
        Instant last = units.lastDecreaseDateTime();
        return last == null || !day(last).equals(day(now)) ? 0 : units.numberOfDecreasesToday();
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static void refuseMany(ProvisionedThroughputDescription before, long today, Instant now) {
        Instant last = before.lastDecreaseDateTime();
        if (today < MOST_DECREASES || !now.isBefore(last.plus(NEXT_DECREASE))) {
            return;
        }
        Instant midnight = day(last).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant next = last.plus(NEXT_DECREASE).isAfter(midnight) ? midnight : last.plus(NEXT_DECREASE);
        throw DynamoDbErrors.limitExceeded(
                "Subscriber limit exceeded: Provisioned throughput decreases are limited within"
                        + " a given UTC day. After the first 4 decreases, each subsequent decrease in the same UTC day can be"
                        + " performed at most once every 3600 seconds. Number of decreases today: " + today
                        + ". Last decrease at " + TIME.format(last) + ". Next decrease can be made at "
                        + TIME.format(next)
                        + ".");
    }
}
