package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.store.Key;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.BackupTypeFilter;
import software.amazon.awssdk.services.dynamodb.model.ListBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListBackupsResponse;

/**
 * Answers the backups of all tables, or of one, which may be gone. Those that AWS makes itself only where they are asked for.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBackups.html">AWS: ListBackups</a>
 */
final class ListBackups implements Operation.Direct<ListBackupsRequest, ListBackupsResponse> {
    private static final int MOST = 100;

    private final Backups backups;

    ListBackups(Backups backups) {
        this.backups = backups;
    }

    @Override
    public ListBackupsResponse run(ListBackupsRequest request, CallContext call) {
        Instant from = request.timeRangeLowerBound();
        Instant to = request.timeRangeUpperBound();
        if (from != null && to != null && from.isAfter(to)) {
            throw DynamoDbErrors.invalid("Time range lower bound must be less than or equal to upper bound");
        }
        Key under = request.tableName() == null
                ? Key.of(call.account(), call.region())
                : TableName.of(request.tableName(), call).key();
        Key after =
                request.exclusiveStartBackupArn() == null ? null : Backups.key(request.exclusiveStartBackupArn(), call);
        int limit = request.limit() == null ? MOST : request.limit();
        List<BackupRecord> found = backups.list(under, after, backup -> wanted(backup, request), limit + 1);
        List<BackupRecord> page = found.subList(0, Math.min(limit, found.size()));
        return ListBackupsResponse.builder()
                .backupSummaries(page.stream().map(BackupRecord::summary).toList())
                .lastEvaluatedBackupArn(
                        found.size() > limit ? page.get(limit - 1).arn() : null)
                .build();
    }

    private static boolean wanted(BackupRecord backup, ListBackupsRequest request) {
        BackupTypeFilter type = request.backupType() == null ? BackupTypeFilter.USER : request.backupType();
        Instant from = request.timeRangeLowerBound();
        Instant to = request.timeRangeUpperBound();
        return (type == BackupTypeFilter.ALL
                        || type.toString().equals(backup.type().toString()))
                && (from == null || backup.millis() >= from.toEpochMilli())
                && (to == null || backup.millis() < to.toEpochMilli());
    }
}
