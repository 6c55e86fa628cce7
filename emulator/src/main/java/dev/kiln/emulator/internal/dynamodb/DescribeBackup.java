package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.dynamodb.model.BackupStatus;
import software.amazon.awssdk.services.dynamodb.model.DescribeBackupRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeBackupResponse;

/**
 * Answers what a backup is of.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeBackup.html">AWS: DescribeBackup</a>
 */
final class DescribeBackup implements Operation.Direct<DescribeBackupRequest, DescribeBackupResponse> {
    private final Backups backups;

    DescribeBackup(Backups backups) {
        this.backups = backups;
    }

    @Override
    public DescribeBackupResponse run(DescribeBackupRequest request, CallContext call) {
        return DescribeBackupResponse.builder()
                .backupDescription(backups.require(request.backupArn(), call).description(BackupStatus.AVAILABLE))
                .build();
    }
}
