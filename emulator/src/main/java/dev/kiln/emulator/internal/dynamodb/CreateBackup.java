package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.dynamodb.model.BackupStatus;
import software.amazon.awssdk.services.dynamodb.model.CreateBackupRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateBackupResponse;

/**
 * Makes a backup of a table. Its name need not be the only one.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateBackup.html">AWS: CreateBackup</a>
 */
final class CreateBackup implements Operation.Direct<CreateBackupRequest, CreateBackupResponse> {
    private final Catalog catalog;
    private final Items items;
    private final Backups backups;

    CreateBackup(Catalog catalog, Items items, Backups backups) {
        this.catalog = catalog;
        this.items = items;
        this.backups = backups;
    }

    @Override
    public CreateBackupResponse run(CreateBackupRequest request, CallContext call) {
        TableName name = TableName.required(request.tableName(), call);
        BackupRecord made = items.atomically(
                () -> backups.create(name, catalog.backedUp(name), catalog.require(name), request.backupName()));
        return CreateBackupResponse.builder()
                .backupDetails(made.details(BackupStatus.CREATING))
                .build();
    }
}
