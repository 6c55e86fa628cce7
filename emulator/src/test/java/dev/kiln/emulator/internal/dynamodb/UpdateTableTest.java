package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

class UpdateTableTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private UpdateTableResponse addIndex() {
        return dynamo.client.updateTable(table -> table.tableName("hash")
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("color")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .globalSecondaryIndexUpdates(update(update -> update.create(index -> index.indexName("by-color")
                        .keySchema(TestDynamoDb.key("color", KeyType.HASH))
                        .projection(keys -> keys.projectionType(ProjectionType.KEYS_ONLY))))));
    }

    private static GlobalSecondaryIndexUpdate update(Consumer<GlobalSecondaryIndexUpdate.Builder> content) {
        return GlobalSecondaryIndexUpdate.builder().applyMutation(content).build();
    }

    private int red() {
        return dynamo.client
                .query(query -> query.tableName("hash")
                        .indexName("by-color")
                        .keyConditionExpression("color = :c")
                        .expressionAttributeValues(Map.of(":c", AttributeValue.fromS("red"))))
                .count();
    }

    @Test
    void aNewIndexHasTheItemsThatWereThereBefore() {
        dynamo.hashTable().put("hash", "h", "1", "color", "red");
        dynamo.put("hash", "h", "2", "color", 5);
        dynamo.put("hash", "h", "3");

        TableDescription answer = addIndex().tableDescription();

        assertThat(answer.tableStatus()).isEqualTo(TableStatus.UPDATING);
        assertThat(answer.globalSecondaryIndexes().get(0).indexStatus()).isEqualTo(IndexStatus.CREATING);
        assertThat(dynamo.client
                        .describeTable(table -> table.tableName("hash"))
                        .table()
                        .globalSecondaryIndexes()
                        .get(0)
                        .indexStatus())
                .isEqualTo(IndexStatus.ACTIVE);
        assertThat(red()).isEqualTo(1);
        dynamo.put("hash", "h", "4", "color", "red");
        assertThat(red()).isEqualTo(2);
    }

    @Test
    void aNewIndexMissesNothingThatIsWrittenMeanwhile() {
        dynamo.hashTable();
        IntStream.range(0, 1000).forEach(i -> dynamo.put("hash", "h", "before" + i, "color", "red"));
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(
                        () -> {
                            while (!done.get()) {
                                dynamo.put("hash", "h", "during" + written.incrementAndGet(), "color", "red");
                            }
                        },
                        runnable -> new Thread(runnable).start()))
                .toList();

        addIndex();
        done.set(true);
        writers.forEach(CompletableFuture::join);

        assertThat(red()).isEqualTo(1000 + written.get());
    }

    @Test
    void anItemThatDoesNotFitANewIndexCanStillBeChanged() {
        dynamo.hashTable()
                .client
                .putItem(put -> put.tableName("hash")
                        .item(Map.of("h", AttributeValue.fromS("1"), "color", AttributeValue.fromBool(true))));
        addIndex();
        assertThat(red()).isZero();

        dynamo.put("hash", "h", "1", "color", "red");

        assertThat(red()).isEqualTo(1);
        assertThat(dynamo.emulator.journal().calls("dynamodb", "PutItem"))
                .as("without an error that the SDK would try again after")
                .hasSize(2);
    }

    @Test
    void anIndexThatIsDeletedIsGoneWithItsAttribute() {
        dynamo.hashTable().put("hash", "h", "1", "color", "red");
        addIndex();

        dynamo.client.updateTable(table -> table.tableName("hash")
                .globalSecondaryIndexUpdates(update(update -> update.delete(index -> index.indexName("by-color")))));

        TableDescription after =
                dynamo.client.describeTable(table -> table.tableName("hash")).table();
        assertThat(after.hasGlobalSecondaryIndexes()).isFalse();
        assertThat(after.attributeDefinitions()).hasSize(1);
        assertThatThrownBy(this::red).hasMessageContaining("The table does not have the specified index: by-color");
    }

    @Test
    void changesBillingAndProtection() {
        dynamo.hashTable();

        TableDescription updated = dynamo.client
                .updateTable(table -> table.tableName("hash")
                        .billingMode(BillingMode.PROVISIONED)
                        .provisionedThroughput(
                                units -> units.readCapacityUnits(5L).writeCapacityUnits(6L)))
                .tableDescription();
        dynamo.client.updateTable(table -> table.tableName("hash").deletionProtectionEnabled(true));

        assertThat(updated.warmThroughput().readUnitsPerSecond()).isPositive();
        TableDescription after =
                dynamo.client.describeTable(table -> table.tableName("hash")).table();
        assertThat(after.billingModeSummary().billingMode()).isEqualTo(BillingMode.PROVISIONED);
        assertThat(after.provisionedThroughput().writeCapacityUnits()).isEqualTo(6);
        assertThatThrownBy(() -> dynamo.client.deleteTable(table -> table.tableName("hash")))
                .hasMessageContaining("currently protected against deletion");
    }

    @Test
    void aStreamIsNewEachTimeItIsEnabledAndStaysNamedWhenItIsNot() {
        String first = dynamo.hashTable().stream("hash", StreamViewType.KEYS_ONLY);

        assertThatThrownBy(() -> dynamo.stream("hash", StreamViewType.NEW_IMAGE))
                .hasMessageContaining("Table already has an enabled stream: TableName: hash");
        dynamo.client.updateTable(
                table -> table.tableName("hash").streamSpecification(stream -> stream.streamEnabled(false)));
        TableDescription without =
                dynamo.client.describeTable(table -> table.tableName("hash")).table();
        String second = dynamo.stream("hash", StreamViewType.NEW_IMAGE);

        assertThat(without.streamSpecification()).isNull();
        assertThat(without.latestStreamArn()).isEqualTo(first);
        assertThat(second).isNotEqualTo(first);
        assertThat(dynamo.client
                        .describeTable(table -> table.tableName("hash"))
                        .table()
                        .streamSpecification()
                        .streamViewType())
                .isEqualTo(StreamViewType.NEW_IMAGE);
    }

    @Test
    void refusesWhatChangesNothingOrCannotBe() {
        dynamo.hashTable();

        assertThatThrownBy(() -> dynamo.client.updateTable(table -> table.tableName("hash")))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled");
        assertThatThrownBy(() -> dynamo.client.updateTable(table -> table.tableName("hash")
                        .globalSecondaryIndexUpdates(
                                update(update -> update.delete(index -> index.indexName("none"))))))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> dynamo.client.updateTable(
                        table -> table.tableName("hash").streamSpecification(stream -> stream.streamEnabled(true))))
                .hasMessageContaining("If stream is being enabled then UpdateViewType is required");
        assertThatThrownBy(() -> dynamo.client.updateTable(
                        table -> table.tableName("hash").streamSpecification(stream -> stream.streamEnabled(false))))
                .hasMessageContaining("Table has no stream to disable: TableName: hash");
    }

    @Test
    void aNewIndexLeavesOutItemsWhoseKeysAreTooLarge() {
        dynamo.hashTable().put("hash", "h", "1", "color", "red");
        dynamo.put("hash", "h", "2", "color", "r".repeat(2049));

        addIndex();

        assertThat(dynamo.client
                        .scan(scan -> scan.tableName("hash").indexName("by-color"))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void refusesToMakeAKeyAttributeAnotherType() {
        dynamo.hashTable();
        addIndex();

        assertThatThrownBy(() -> dynamo.client.updateTable(table -> table.tableName("hash")
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("color")
                                .attributeType(ScalarAttributeType.N)
                                .build())
                        .globalSecondaryIndexUpdates(update(update -> update.create(index -> index.indexName("other")
                                .keySchema(TestDynamoDb.key("color", KeyType.HASH))
                                .projection(keys -> keys.projectionType(ProjectionType.ALL)))))))
                .hasMessageContaining("Attributes cannot be redefined. Please check that your attribute has the same"
                        + " type as previously defined. Existing schema: Schema:[SchemaElement: key{color:S:HASH}] New"
                        + " schema: Schema:[SchemaElement: key{color:N:HASH}]");
    }

    @Test
    void keepsTheTypeOfAnAttributeThatIsDefinedAgain() {
        dynamo.hashTable();

        UpdateTableResponse response = index(
                "by-color",
                "color",
                definition("h", ScalarAttributeType.N),
                definition("color", ScalarAttributeType.S));

        assertThat(response.tableDescription().attributeDefinitions())
                .containsExactlyInAnyOrder(
                        definition("h", ScalarAttributeType.S), definition("color", ScalarAttributeType.S));
    }

    @Test
    void wantsTheKeyOfANewIndexDefinedThoughTheTableHasIt() {
        dynamo.hashTable();

        assertThatThrownBy(() -> index("by-h", "h", definition("color", ScalarAttributeType.S)))
                .hasMessageContaining("Some index key attributes are not defined in AttributeDefinitions. Keys: [h],"
                        + " AttributeDefinitions: [color]");
    }

    private UpdateTableResponse index(String name, String key, AttributeDefinition... definitions) {
        return dynamo.client.updateTable(table -> table.tableName("hash")
                .attributeDefinitions(definitions)
                .globalSecondaryIndexUpdates(update(update -> update.create(index -> index.indexName(name)
                        .keySchema(TestDynamoDb.key(key, KeyType.HASH))
                        .projection(keys -> keys.projectionType(ProjectionType.KEYS_ONLY))))));
    }

    private static AttributeDefinition definition(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }
}
