package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.RestoreSummary;
import software.amazon.awssdk.services.dynamodb.model.RestoreTableFromBackupRequest;
import software.amazon.awssdk.services.dynamodb.model.RestoreTableFromBackupResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Makes a table of a backup, without stream, time to live, tags, protection and policy. The answer says that it is being made; it is
 * there by the next call.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html">AWS: RestoreTableFromBackup</a>
 */
final class RestoreTableFromBackup
        implements Operation.Direct<RestoreTableFromBackupRequest, RestoreTableFromBackupResponse> {
    private final Items items;
    private final Backups backups;
    private final Restores restores;

    RestoreTableFromBackup(Items items, Backups backups, Restores restores) {
        this.items = items;
        this.backups = backups;
        this.restores = restores;
    }

    @Override
    public RestoreTableFromBackupResponse run(RestoreTableFromBackupRequest request, CallContext call) {
        TableName target = TableName.of(request.targetTableName(), call);
        Restores.Overrides overrides = new Restores.Overrides(
                request.billingModeOverride(),
                request.provisionedThroughputOverride(),
                request.onDemandThroughputOverride(),
                request.sseSpecificationOverride(),
                request.hasGlobalSecondaryIndexOverride() ? request.globalSecondaryIndexOverride() : null,
                request.hasLocalSecondaryIndexOverride() ? request.localSecondaryIndexOverride() : null);
        TableDescription made = items.atomically(() -> {
            BackupRecord backup = backups.require(request.backupArn(), call);
            TableDescription source = backup.table().description();
            TableDescription table =
                    restores.restore(source, target, overrides, schema -> backups.load(backup, schema));
            return table.toBuilder()
                    .restoreSummary(RestoreSummary.builder()
                            .sourceBackupArn(backup.arn())
                            .sourceTableArn(source.tableArn())
                            .restoreDateTime(Instant.ofEpochMilli(backup.millis()))
                            .restoreInProgress(true)
                            .build())
                    .build();
        });
        return RestoreTableFromBackupResponse.builder().tableDescription(made).build();
    }
}
