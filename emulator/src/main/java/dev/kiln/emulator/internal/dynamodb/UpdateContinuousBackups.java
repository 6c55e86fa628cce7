package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoverySpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;

/**
 * Says whether a table can be restored to earlier times, and how far back.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContinuousBackups.html">AWS: UpdateContinuousBackups</a>
 */
final class UpdateContinuousBackups
        implements Operation.Direct<UpdateContinuousBackupsRequest, UpdateContinuousBackupsResponse> {
    private static final int USUAL_DAYS = 35;

    private final Catalog catalog;
    private final Items items;
    private final Recovery recovery;

    UpdateContinuousBackups(Catalog catalog, Items items, Recovery recovery) {
        this.catalog = catalog;
        this.items = items;
        this.recovery = recovery;
    }

    @Override
    public UpdateContinuousBackupsResponse run(UpdateContinuousBackupsRequest request, CallContext call) {
        TableName name = TableName.required(request.tableName(), call);
        PointInTimeRecoverySpecification wanted = request.pointInTimeRecoverySpecification();
        if (!wanted.pointInTimeRecoveryEnabled() && wanted.recoveryPeriodInDays() != null) {
            throw DynamoDbErrors.validation(
                    "Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery.");
        }
        TableRecord changed = items.atomically(() -> {
            TableRecord table = catalog.backedUp(name);
            TableRecord after = table.withRecovery(wanted.pointInTimeRecoveryEnabled() ? kept(table, wanted) : null);
            if (after.recovery() == null) {
                recovery.history().forget(catalog.require(name));
            }
            catalog.put(name, after);
            return after;
        });
        return UpdateContinuousBackupsResponse.builder()
                .continuousBackupsDescription(recovery.describe(changed))
                .build();
    }

    private TableRecord.Recovery kept(TableRecord table, PointInTimeRecoverySpecification wanted) {
        TableRecord.Recovery before = table.recovery();
        Integer days = wanted.recoveryPeriodInDays();
        return before == null
                ? new TableRecord.Recovery(
                        days == null ? USUAL_DAYS : days, recovery.time().now().toEpochMilli())
                : new TableRecord.Recovery(days == null ? before.days() : days, before.sinceMillis());
    }
}
