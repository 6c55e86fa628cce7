package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableAlreadyExistsException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

class RestoreTableFromBackupTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private TableDescription described(String table) {
        return dynamo.client.describeTable(get -> get.tableName(table)).table();
    }

    @Test
    void bringsBackItemsAndIndexesOfATableThatIsGone() {
        dynamo.rangeTable().stream("range", StreamViewType.KEYS_ONLY);
        Map<String, AttributeValue> one = dynamo.put("range", "h", "1", "r", 1, "g", "g", "l", "l");
        dynamo.put("range", "h", "1", "r", 2);
        String backup = dynamo.backup("range");
        dynamo.put("range", "h", "1", "r", 3);
        dynamo.client.deleteTable(delete -> delete.tableName("range"));

        TableDescription answer = dynamo.client
                .restoreTableFromBackup(restore -> restore.backupArn(backup).targetTableName("again"))
                .tableDescription();

        assertThat(answer.tableStatus()).isEqualTo(TableStatus.CREATING);
        assertThat(answer.globalSecondaryIndexes().get(0).indexStatusAsString()).isEqualTo("CREATING");
        assertThat(answer.restoreSummary().sourceBackupArn()).isEqualTo(backup);
        assertThat(dynamo.client.scan(scan -> scan.tableName("again")).count()).isEqualTo(2);
        assertThat(dynamo.client
                        .scan(scan -> scan.tableName("again").indexName("by-g"))
                        .items())
                .containsExactly(one);
        assertThat(dynamo.client
                        .scan(scan -> scan.tableName("again").indexName("by-l"))
                        .count())
                .isEqualTo(1);
        TableDescription table = described("again");
        assertThat(table.restoreSummary()).isNull();
        assertThat(table.streamSpecification()).isNull();
        assertThat(table.latestStreamArn()).isNull();
        assertThat(table.tableId()).isEqualTo(answer.tableId());
        assertThat(table.globalSecondaryIndexes().get(0).indexArn()).endsWith(":table/again/index/by-g");
    }

    @Test
    void leavesOutIndexesAndChangesBillingWhereThatIsWanted() {
        dynamo.rangeTable().put("range", "h", "1", "r", 1, "g", "g", "l", "l");
        String backup = dynamo.backup("range");

        dynamo.client.restoreTableFromBackup(restore -> restore.backupArn(backup)
                .targetTableName("plain")
                .globalSecondaryIndexOverride(List.of())
                .localSecondaryIndexOverride(List.of())
                .billingModeOverride(BillingMode.PROVISIONED)
                .provisionedThroughputOverride(
                        units -> units.readCapacityUnits(3L).writeCapacityUnits(4L)));

        TableDescription plain = described("plain");
        assertThat(plain.hasGlobalSecondaryIndexes()).isFalse();
        assertThat(plain.hasLocalSecondaryIndexes()).isFalse();
        assertThat(plain.attributeDefinitions()).hasSize(2);
        assertThat(plain.billingModeSummary()).isNull();
        assertThat(plain.provisionedThroughput().writeCapacityUnits()).isEqualTo(4);
    }

    @Test
    void changesEncryptionAndLimitsWhereThatIsWanted() {
        dynamo.hashTable();
        dynamo.client.updateTable(
                table -> table.tableName("hash").onDemandThroughput(most -> most.maxReadRequestUnits(10L)));
        String backup = dynamo.backup("hash");

        dynamo.client.restoreTableFromBackup(
                restore -> restore.backupArn(backup).targetTableName("same"));
        dynamo.client.restoreTableFromBackup(restore -> restore.backupArn(backup)
                .targetTableName("other")
                .sseSpecificationOverride(key -> key.enabled(true))
                .onDemandThroughputOverride(most -> most.maxReadRequestUnits(20L)));

        assertThat(described("same").sseDescription()).isNull();
        assertThat(described("same").onDemandThroughput().maxReadRequestUnits()).isEqualTo(10);
        assertThat(described("other").sseDescription().kmsMasterKeyArn()).startsWith("arn:aws:kms:");
        assertThat(described("other").onDemandThroughput().maxReadRequestUnits())
                .isEqualTo(20);
        assertThatThrownBy(() -> dynamo.client.restoreTableFromBackup(restore -> restore.backupArn(backup)
                        .targetTableName("third")
                        .provisionedThroughputOverride(
                                units -> units.readCapacityUnits(1L).writeCapacityUnits(1L))))
                .hasMessageContaining("Invalid Request: Cannot override ProvisionedThroughput unless BillingMode is");
    }

    @Test
    void refusesTablesThatThereAreAndIndexesThatWereNot() {
        dynamo.hashTable();
        String backup = dynamo.backup("hash");

        assertThatThrownBy(() -> dynamo.client.restoreTableFromBackup(
                        restore -> restore.backupArn(backup).targetTableName("hash")))
                .isInstanceOf(TableAlreadyExistsException.class)
                .hasMessageContaining("Table already exists: hash");
        assertThatThrownBy(() -> dynamo.client.restoreTableFromBackup(restore -> restore.backupArn(backup)
                        .targetTableName("other")
                        .globalSecondaryIndexOverride(GlobalSecondaryIndex.builder()
                                .indexName("new")
                                .keySchema(TestDynamoDb.key("x", KeyType.HASH))
                                .projection(all -> all.projectionType(ProjectionType.ALL))
                                .build())))
                .hasMessageContaining("Index new does not match a secondary index that existed in the source table");
    }

    @Test
    void aBackupIsNotChangedByARollbackToAfterIt() {
        dynamo.hashTable().put("hash", "h", "1");
        String backup = dynamo.backup("hash");
        try (Snapshot fixture = dynamo.emulator.snapshot()) {
            dynamo.client.deleteBackup(delete -> delete.backupArn(backup));
            dynamo.client.deleteTable(delete -> delete.tableName("hash"));
            dynamo.emulator.rollback(fixture);
        }

        dynamo.client.restoreTableFromBackup(
                restore -> restore.backupArn(backup).targetTableName("again"));

        assertThat(dynamo.client.scan(scan -> scan.tableName("again")).items()).containsExactly(item("h", "1"));
    }
}
