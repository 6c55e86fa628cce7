package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** What is said of a table beside its keys: how it is billed, encrypted, limited and kept warm. */
class TableSettingsTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private TableDescription update(Consumer<UpdateTableRequest.Builder> change) {
        return dynamo.client
                .updateTable(table -> table.tableName("hash").applyMutation(change))
                .tableDescription();
    }

    private TableDescription table() {
        return dynamo.client.describeTable(table -> table.tableName("hash")).table();
    }

    private GlobalSecondaryIndexDescription index() {
        return table().globalSecondaryIndexes().get(0);
    }

    private static Consumer<ProvisionedThroughput.Builder> units(long reads, long writes) {
        return units -> units.readCapacityUnits(reads).writeCapacityUnits(writes);
    }

    private static GlobalSecondaryIndexUpdate change(long reads, long writes) {
        return GlobalSecondaryIndexUpdate.builder()
                .update(update -> update.indexName("by-g").provisionedThroughput(units(reads, writes)))
                .build();
    }

    private void provisioned(long reads, long writes) {
        dynamo.client.createTable(TestDynamoDb.table(
                        "hash",
                        List.of(TestDynamoDb.key("h", KeyType.HASH)),
                        Map.of("h", ScalarAttributeType.S, "g", ScalarAttributeType.S))
                .billingMode(BillingMode.PROVISIONED)
                .provisionedThroughput(units(reads, writes))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("by-g")
                        .keySchema(TestDynamoDb.key("g", KeyType.HASH))
                        .projection(all -> all.projectionType(ProjectionType.ALL))
                        .provisionedThroughput(units(1, 1))
                        .build())
                .build());
    }

    @Test
    void aTableKeepsWhatItIsMadeWith() {
        CreateTableResponse answer = dynamo.client.createTable(TestDynamoDb.table(
                        "hash", List.of(TestDynamoDb.key("h", KeyType.HASH)), Map.of("h", ScalarAttributeType.S))
                .tableClass(TableClass.STANDARD_INFREQUENT_ACCESS)
                .sseSpecification(key ->
                        key.enabled(true).sseType(SSEType.KMS).kmsMasterKeyId("11111111-2222-3333-4444-555555555555"))
                .onDemandThroughput(most -> most.maxReadRequestUnits(100L))
                .warmThroughput(warm -> warm.readUnitsPerSecond(13_000L))
                .build());

        TableDescription made = table();

        assertThat(answer.tableDescription().warmThroughput().status()).isEqualTo(TableStatus.UPDATING);
        assertThat(made.tableClassSummary().tableClass()).isEqualTo(TableClass.STANDARD_INFREQUENT_ACCESS);
        assertThat(made.sseDescription().status()).isEqualTo(SSEStatus.ENABLED);
        assertThat(made.sseDescription().kmsMasterKeyArn())
                .isEqualTo("arn:aws:kms:us-east-1:000000000000:key/11111111-2222-3333-4444-555555555555");
        assertThat(made.onDemandThroughput().maxReadRequestUnits()).isEqualTo(100);
        assertThat(made.warmThroughput().readUnitsPerSecond()).isEqualTo(13_000);
        assertThat(made.warmThroughput().writeUnitsPerSecond()).isEqualTo(4_000);
    }

    @Test
    void oneUpdateChangesOneThing() {
        dynamo.hashTable();

        assertThatThrownBy(() -> update(table ->
                        table.deletionProtectionEnabled(true).tableClass(TableClass.STANDARD_INFREQUENT_ACCESS)))
                .hasMessageContaining("TableClass modification must be the only operation in the request");
        assertThatThrownBy(() ->
                        update(table -> table.deletionProtectionEnabled(true).billingMode(BillingMode.PAY_PER_REQUEST)))
                .hasMessageContaining("DeletionProtection modification must be the only operation in the request");
        assertThatThrownBy(() -> update(table -> table.onDemandThroughput(most -> most.maxReadRequestUnits(5L))
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY))))
                .hasMessageContaining("OnDemandThroughput can only be combined with BillingMode");
        assertThat(table().deletionProtectionEnabled()).isFalse();
        assertThat(table().streamSpecification()).isNull();
    }

    @Test
    void limitsOnDemandAreMergedAndTakenAway() {
        dynamo.hashTable();

        assertThat(update(table -> table.onDemandThroughput(most -> most.maxReadRequestUnits(100L)))
                        .tableStatus())
                .isEqualTo(TableStatus.ACTIVE);
        update(table -> table.onDemandThroughput(most -> most.maxWriteRequestUnits(50L)));
        assertThat(table().onDemandThroughput().maxReadRequestUnits()).isEqualTo(100);
        assertThat(update(table -> table.onDemandThroughput(most -> most.maxReadRequestUnits(-1L)))
                        .onDemandThroughput())
                .isEqualTo(OnDemandThroughput.builder()
                        .maxReadRequestUnits(-1L)
                        .maxWriteRequestUnits(50L)
                        .build());
        assertThat(table().onDemandThroughput().maxReadRequestUnits()).isNull();
        update(table -> table.onDemandThroughput(most -> most.maxWriteRequestUnits(-1L)));

        assertThat(table().onDemandThroughput()).isNull();
        assertThatThrownBy(() -> update(table -> table.onDemandThroughput(most -> most.maxReadRequestUnits(0L))))
                .hasMessageContaining(
                        "Requested MaxReadRequestUnits for OnDemandThroughput for table is outside of valid range");
    }

    @Test
    void warmthNeverBecomesLess() {
        provisioned(5, 5);

        update(table -> table.provisionedThroughput(units(20, 20)));
        update(table -> table.provisionedThroughput(units(2, 2)));
        assertThat(table().warmThroughput().readUnitsPerSecond()).isEqualTo(20);
        TableDescription answer = update(table -> table.warmThroughput(warm -> warm.readUnitsPerSecond(30L)));

        assertThat(answer.warmThroughput().readUnitsPerSecond()).isEqualTo(20);
        assertThat(answer.warmThroughput().status()).isEqualTo(TableStatus.UPDATING);
        assertThat(table().warmThroughput().readUnitsPerSecond()).isEqualTo(30);
        assertThatThrownBy(() -> update(table -> table.warmThroughput(warm -> warm.readUnitsPerSecond(29L))))
                .hasMessageContaining("decreasing WarmThroughput is not supported");
    }

    @Test
    void encryptionIsSwitchedOnAndOff() {
        dynamo.hashTable();

        assertThatThrownBy(() -> update(table -> table.sseSpecification(key -> key.enabled(false))))
                .hasMessageContaining("Table is already encrypted by default");
        TableDescription answer = update(table -> table.sseSpecification(key -> key.enabled(true)));
        assertThat(answer.sseDescription().status()).isEqualTo(SSEStatus.UPDATING);
        assertThat(table().sseDescription().sseType()).isEqualTo(SSEType.KMS);
        String arn = table().sseDescription().kmsMasterKeyArn();
        assertThatThrownBy(() -> update(table -> table.sseSpecification(
                        key -> key.enabled(true).sseType(SSEType.KMS).kmsMasterKeyId(arn))))
                .hasMessageContaining("Table is already encrypted with given KMSMasterKeyId");
        update(table -> table.sseSpecification(key -> key.enabled(false)));

        assertThat(table().sseDescription()).isNull();
    }

    @Test
    void unitsGoDownFourTimesADayAndThenOnceAnHour() {
        provisioned(10, 10);
        dynamo.time.advance(Duration.ofMinutes(1));
        for (long units = 9; units > 5; units--) {
            long fewer = units;
            update(table -> table.provisionedThroughput(units(fewer, fewer)));
        }

        assertThat(table().provisionedThroughput().numberOfDecreasesToday()).isEqualTo(4);
        assertThatThrownBy(() -> update(table -> table.provisionedThroughput(units(5, 20))))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("Number of decreases today: 4. Last decrease at ");
        update(table -> table.provisionedThroughput(units(7, 7)));
        dynamo.time.advance(Duration.ofHours(1));
        update(table -> table.provisionedThroughput(units(5, 5)));
        assertThat(table().provisionedThroughput().readCapacityUnits()).isEqualTo(5);
    }

    @Test
    void billingByRequestTakesUnitsFromIndexesAndProvisioningNeedsThemAgain() {
        provisioned(5, 5);
        update(table -> table.billingMode(BillingMode.PAY_PER_REQUEST));
        assertThat(index().provisionedThroughput().readCapacityUnits()).isZero();

        assertThatThrownBy(() -> update(table -> table.globalSecondaryIndexUpdates(change(2, 2))))
                .hasMessageContaining("The only Updates for index: by-g when TableThroughputMode is PAY_PER_REQUEST");
        assertThatThrownBy(() -> update(
                        table -> table.billingMode(BillingMode.PROVISIONED).provisionedThroughput(units(5, 5))))
                .hasMessageContaining("ProvisionedThroughput must be specified for index: by-g");
        update(table -> table.billingMode(BillingMode.PROVISIONED)
                .provisionedThroughput(units(5, 5))
                .globalSecondaryIndexUpdates(change(2, 3)));

        assertThat(index().provisionedThroughput().writeCapacityUnits()).isEqualTo(3);
    }

    @Test
    void anIndexIsShownWithItsOldUnitsWhileTheyChange() {
        provisioned(5, 5);

        TableDescription answer = update(table -> table.globalSecondaryIndexUpdates(change(2, 2)));

        assertThat(answer.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(answer.globalSecondaryIndexes().get(0).indexStatus()).isEqualTo(IndexStatus.UPDATING);
        assertThat(answer.globalSecondaryIndexes()
                        .get(0)
                        .provisionedThroughput()
                        .readCapacityUnits())
                .isEqualTo(1);
        assertThat(index().provisionedThroughput().readCapacityUnits()).isEqualTo(2);
        assertThatThrownBy(() -> update(table -> table.globalSecondaryIndexUpdates(change(2, 2))))
                .hasMessageContaining("The provisioned throughput for the index by-g will not change.");
    }
}
