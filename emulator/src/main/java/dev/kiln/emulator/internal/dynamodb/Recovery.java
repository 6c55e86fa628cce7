package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;

/** To which times a table can be restored. */
record Recovery(History history, Time time) {

    /** Returns a time that a table can be restored to: the wanted one, or the latest. */
    Instant time(TableRecord table, @Nullable Instant wanted) {
        TableRecord.Recovery recovery = table.recovery();
        if (recovery == null) {
            throw BackupErrors.noRecovery(table.description().tableName());
        }
        Instant latest = time.now();
        Instant earliest = earliest(recovery);
        if (wanted != null && (wanted.isBefore(earliest) || wanted.isAfter(latest))) {
            throw BackupErrors.restoreTime(wanted, earliest, latest);
        }
        return wanted == null ? latest : wanted;
    }

    private Instant earliest(TableRecord.Recovery recovery) {
        Instant since = Instant.ofEpochMilli(recovery.sinceMillis());
        Instant kept = time.now().minus(Duration.ofDays(recovery.days()));
        return kept.isAfter(since) ? kept : since;
    }

    ContinuousBackupsDescription describe(TableRecord table) {
        TableRecord.Recovery recovery = table.recovery();
        PointInTimeRecoveryDescription.Builder described = PointInTimeRecoveryDescription.builder()
                .pointInTimeRecoveryStatus(
                        recovery == null ? PointInTimeRecoveryStatus.DISABLED : PointInTimeRecoveryStatus.ENABLED);
        if (recovery != null) {
            described
                    .recoveryPeriodInDays(recovery.days())
                    .earliestRestorableDateTime(earliest(recovery))
                    .latestRestorableDateTime(time.now());
        }
        return ContinuousBackupsDescription.builder()
                .continuousBackupsStatus(ContinuousBackupsStatus.ENABLED)
                .pointInTimeRecoveryDescription(described.build())
                .build();
    }
}
