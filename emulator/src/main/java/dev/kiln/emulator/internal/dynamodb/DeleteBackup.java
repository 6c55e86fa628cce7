package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.BackupStatus;
import software.amazon.awssdk.services.dynamodb.model.BackupType;
import software.amazon.awssdk.services.dynamodb.model.DeleteBackupRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteBackupResponse;

/**
 * Deletes a backup that a user made.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteBackup.html">AWS: DeleteBackup</a>
 */
final class DeleteBackup implements Operation.Direct<DeleteBackupRequest, DeleteBackupResponse> {
    private final Items items;
    private final Backups backups;

    DeleteBackup(Items items, Backups backups) {
        this.items = items;
        this.backups = backups;
    }

    @Override
    public DeleteBackupResponse run(DeleteBackupRequest request, CallContext call) {
        BackupRecord deleted = items.atomically(() -> {
            BackupRecord backup = backups.require(request.backupArn(), call);
            if (backup.type() == BackupType.SYSTEM) {
                throw BackupErrors.systemBackup(backup.arn(), Instant.ofEpochMilli(backup.expiresMillis()));
            }
            backups.delete(backup);
            return backup;
        });
        return DeleteBackupResponse.builder()
                .backupDescription(deleted.description(BackupStatus.DELETED))
                .build();
    }
}
