package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BackupNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.BackupStatus;
import software.amazon.awssdk.services.dynamodb.model.BackupTypeFilter;

class DeleteBackupTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void aBackupIsGoneAtOnce() {
        dynamo.hashTable();
        String arn = dynamo.backup("hash");

        assertThat(dynamo.client
                        .deleteBackup(delete -> delete.backupArn(arn))
                        .backupDescription()
                        .backupDetails()
                        .backupStatus())
                .isEqualTo(BackupStatus.DELETED);
        assertThat(dynamo.client.listBackups().backupSummaries()).isEmpty();
        assertThatThrownBy(() -> dynamo.client.deleteBackup(delete -> delete.backupArn(arn)))
                .isInstanceOf(BackupNotFoundException.class);
    }

    @Test
    void theLastBackupOfATableIsNotTheUsersToDelete() {
        dynamo.hashTable().recover("hash");
        dynamo.client.deleteTable(delete -> delete.tableName("hash"));
        String arn = dynamo.client
                .listBackups(list -> list.backupType(BackupTypeFilter.SYSTEM))
                .backupSummaries()
                .get(0)
                .backupArn();

        assertThatThrownBy(() -> dynamo.client.deleteBackup(delete -> delete.backupArn(arn)))
                .hasMessageContaining("User is not allowed to delete the system backup with arn " + arn);
    }
}
