package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BackupDetails;
import software.amazon.awssdk.services.dynamodb.model.BackupStatus;
import software.amazon.awssdk.services.dynamodb.model.BackupType;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;

class CreateBackupTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void backupsOfOneNameAreDifferent() {
        dynamo.hashTable().put("hash", "h", "12345");

        BackupDetails first = backup("same");
        BackupDetails second = backup("same");

        assertThat(first.backupStatus()).isEqualTo(BackupStatus.CREATING);
        assertThat(first.backupType()).isEqualTo(BackupType.USER);
        assertThat(first.backupSizeBytes()).isEqualTo(6);
        assertThat(first.backupCreationDateTime()).isEqualTo(dynamo.time.now());
        assertThat(first.backupExpiryDateTime()).isNull();
        assertThat(first.backupArn()).matches("arn:aws:dynamodb:.*:table/hash/backup/[0-9]{14}-[0-9a-f]{8}");
        assertThat(second.backupArn()).isNotEqualTo(first.backupArn());
    }

    private BackupDetails backup(String name) {
        return dynamo.client
                .createBackup(create -> create.tableName("hash").backupName(name))
                .backupDetails();
    }

    @Test
    void refusesTablesThatThereAreNot() {
        assertThatThrownBy(() -> backup("some"))
                .isInstanceOf(TableNotFoundException.class)
                .hasMessageContaining("Table not found: hash");
        assertThatThrownBy(() -> backup("a b")).hasMessageContaining("Member must satisfy regular expression pattern");
    }
}
