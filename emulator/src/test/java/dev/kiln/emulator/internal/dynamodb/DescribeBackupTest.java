package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BackupDescription;
import software.amazon.awssdk.services.dynamodb.model.BackupNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.BackupStatus;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class DescribeBackupTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private BackupDescription describe(String arn) {
        return dynamo.client.describeBackup(get -> get.backupArn(arn)).backupDescription();
    }

    @Test
    void tellsWhatTheTableWasLike() {
        dynamo.rangeTable().stream("range", StreamViewType.KEYS_ONLY);
        dynamo.client.updateTimeToLive(update -> update.tableName("range")
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("ends")));
        dynamo.put("range", "h", "1", "r", 1);
        String arn = dynamo.backup("range");
        dynamo.client.deleteTable(delete -> delete.tableName("range"));

        BackupDescription backup = describe(arn);

        assertThat(backup.backupDetails().backupStatus()).isEqualTo(BackupStatus.AVAILABLE);
        assertThat(backup.sourceTableDetails().tableName()).isEqualTo("range");
        assertThat(backup.sourceTableDetails().itemCount()).isEqualTo(1);
        assertThat(backup.sourceTableDetails().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(backup.sourceTableDetails().provisionedThroughput().readCapacityUnits())
                .isZero();
        assertThat(backup.sourceTableFeatureDetails().globalSecondaryIndexes())
                .singleElement()
                .satisfies(index -> assertThat(index.indexName()).isEqualTo("by-g"));
        assertThat(backup.sourceTableFeatureDetails().localSecondaryIndexes()).hasSize(1);
        assertThat(backup.sourceTableFeatureDetails().streamDescription().streamViewType())
                .isEqualTo(StreamViewType.KEYS_ONLY);
        assertThat(backup.sourceTableFeatureDetails().timeToLiveDescription().timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
    }

    @Test
    void refusesBackupsThatThereAreNot() {
        String arn = "arn:aws:dynamodb:us-east-1:000000000000:table/hash/backup/00000000000000-12345678";

        assertThatThrownBy(() -> describe(arn))
                .isInstanceOf(BackupNotFoundException.class)
                .hasMessageContaining("Backup not found: " + arn);
        assertThatThrownBy(() -> describe(arn.replace("/backup", "/something")))
                .hasMessageContaining("Invalid Backup ARN");
        assertThatThrownBy(() -> describe(arn.replace(":0000", ":1111")))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        denied ->
                                assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
    }
}
