package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.ManualTime;
import dev.kiln.emulator.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class ThrottlingTest {
    private final ManualTime time = new ManualTime();
    private final LambdaEmulator emulator = LambdaEmulator.start(
            EmulatorConfig.builder().time(time).throttling(true).build());
    private final DynamoDbClient client = emulator.client(DynamoDbClient.builder()
            .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())));

    @AfterEach
    void close() {
        client.close();
        emulator.close();
    }

    private static CreateTableRequest.Builder table(String name) {
        return TestDynamoDb.table(
                name, List.of(key("h", KeyType.HASH)), Map.of("h", ScalarAttributeType.S, "g", ScalarAttributeType.S));
    }

    /** A table, and an index by "g", of so many units. */
    private void create(long reads, long writes, long indexReads, long indexWrites) {
        client.createTable(table("things")
                .billingMode(BillingMode.PROVISIONED)
                .provisionedThroughput(units -> units.readCapacityUnits(reads).writeCapacityUnits(writes))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("by-g")
                        .keySchema(key("g", KeyType.HASH))
                        .projection(all -> all.projectionType(ProjectionType.ALL))
                        .provisionedThroughput(
                                units -> units.readCapacityUnits(indexReads).writeCapacityUnits(indexWrites))
                        .build())
                .build());
    }

    private void put(String key) {
        client.putItem(put -> put.tableName("things").item(item("h", key)));
    }

    private static TransactWriteItem putting(String key) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName("things").item(item("h", key)))
                .build();
    }

    private void get(String key) {
        client.getItem(get -> get.tableName("things").key(item("h", key)).consistentRead(true));
    }

    @Test
    void refusesWritesBeyondTheUnitsOfASecondUntilTimeBringsMore() {
        create(5, 2, 5, 5);
        put("a");
        put("b");

        ProvisionedThroughputExceededException refused =
                catchThrowableOfType(ProvisionedThroughputExceededException.class, () -> put("c"));
        assertThat(refused.awsErrorDetails().errorMessage())
                .isEqualTo("The level of configured provisioned throughput for the table was exceeded."
                        + " Consider increasing your provisioning level with the UpdateTable API.");
        assertThat(refused.throttlingReasons()).singleElement().satisfies(reason -> {
            assertThat(reason.reason()).isEqualTo("TableWriteProvisionedThroughputExceeded");
            assertThat(reason.resource()).endsWith(":table/things");
        });

        time.advance(Duration.ofSeconds(1));

        put("c");
        put("d");
        assertThatThrownBy(() -> put("e")).isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThat(client.scan(scan -> scan.tableName("things")).count()).isEqualTo(4);
    }

    @Test
    void keepsFiveMinutesOfWhatIsNotUsed() {
        create(1, 1, 1, 1);
        put("a");
        time.advance(Duration.ofHours(1));

        IntStream.range(0, 300).forEach(i -> put("b"));
        assertThatThrownBy(() -> put("b")).isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    @Test
    void letsThroughWhatCostsMoreThanASecondBringsAndHasItPaidBack() {
        create(1, 1, 1, 1);
        client.putItem(put -> put.tableName("things").item(item("h", "a", "text", "x".repeat(2500))));

        time.advance(Duration.ofSeconds(2));
        assertThatThrownBy(() -> put("b")).isInstanceOf(ProvisionedThroughputExceededException.class);
        time.advance(Duration.ofSeconds(1));
        put("b");
    }

    @Test
    void countsReadsByWhatTheyCost() {
        create(1, 10, 1, 10);
        put("a");
        client.getItem(get -> get.tableName("things").key(item("h", "a")));
        client.getItem(get -> get.tableName("things").key(item("h", "a")));

        ProvisionedThroughputExceededException refused =
                catchThrowableOfType(ProvisionedThroughputExceededException.class, () -> get("a"));
        assertThat(refused.throttlingReasons())
                .extracting(reason -> reason.reason())
                .containsExactly("TableReadProvisionedThroughputExceeded");
        assertThatThrownBy(() -> client.scan(scan -> scan.tableName("things")))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThatThrownBy(() -> client.executeStatement(run -> run.statement("SELECT * FROM things WHERE h = 'a'")))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    @Test
    void chargesAFailedCondition() {
        create(5, 1, 5, 5);

        assertThatThrownBy(() -> client.putItem(
                        put -> put.tableName("things").item(item("h", "a")).conditionExpression("attribute_exists(h)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThatThrownBy(() -> put("a")).isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    @Test
    void refusesAWriteThatAnIndexCannotTake() {
        create(10, 10, 1, 1);
        client.putItem(put -> put.tableName("things").item(item("h", "a", "g", "x")));

        ProvisionedThroughputExceededException refused = catchThrowableOfType(
                ProvisionedThroughputExceededException.class,
                () -> client.putItem(put -> put.tableName("things").item(item("h", "b", "g", "x"))));
        assertThat(refused.awsErrorDetails().errorMessage())
                .contains("one or more global secondary indexes of the table was exceeded");
        assertThat(refused.throttlingReasons()).singleElement().satisfies(reason -> {
            assertThat(reason.reason()).isEqualTo("IndexWriteProvisionedThroughputExceeded");
            assertThat(reason.resource()).endsWith(":table/things/index/by-g");
        });
        put("b");
    }

    @Test
    void answersUnprocessedWhatABatchCannotWriteOrRead() {
        create(2, 2, 5, 5);
        List<WriteRequest> three = IntStream.range(0, 3)
                .mapToObj(i -> WriteRequest.builder()
                        .putRequest(put -> put.item(item("h", "k" + i)))
                        .build())
                .toList();

        BatchWriteItemResponse written = client.batchWriteItem(batch -> batch.requestItems(Map.of("things", three)));
        assertThat(written.unprocessedItems().get("things")).containsExactly(three.get(2));
        assertThatThrownBy(() -> client.batchWriteItem(batch -> batch.requestItems(written.unprocessedItems())))
                .isInstanceOf(ProvisionedThroughputExceededException.class);

        BatchGetItemResponse read = client.batchGetItem(batch -> batch.requestItems(Map.of(
                "things",
                KeysAndAttributes.builder()
                        .consistentRead(true)
                        .keys(List.of(item("h", "k0"), item("h", "k1"), item("h", "k2")))
                        .build())));
        assertThat(read.responses().get("things")).hasSize(2);
        assertThat(read.unprocessedKeys())
                .hasEntrySatisfying("things", left -> assertThat(left.keys()).containsExactly(item("h", "k2")));
        assertThatThrownBy(() -> client.batchGetItem(batch -> batch.requestItems(read.unprocessedKeys())))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    @Test
    void cancelsATransactionAsAWhole() {
        create(5, 2, 5, 5);

        TransactionCanceledException cancelled = catchThrowableOfType(
                TransactionCanceledException.class,
                () -> client.transactWriteItems(
                        transact -> transact.transactItems(List.of(putting("a"), putting("b")))));
        assertThat(cancelled.cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("None", "ProvisionedThroughputExceeded");
        assertThat(client.scan(scan -> scan.tableName("things")).items()).isEmpty();
    }

    @Test
    void boundsATableOnDemandWhereItsUserDid() {
        client.createTable(table("things")
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("h")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .onDemandThroughput(bounds -> bounds.maxWriteRequestUnits(1L))
                .build());
        put("a");

        ThrottlingException refused = catchThrowableOfType(ThrottlingException.class, () -> put("b"));
        assertThat(refused.awsErrorDetails().errorMessage())
                .isEqualTo("Throughput exceeds the maximum OnDemandThroughput configured on table or index");
        assertThat(refused.throttlingReasons())
                .extracting(reason -> reason.reason())
                .containsExactly("TableWriteMaxOnDemandThroughputExceeded");
        IntStream.range(0, 100).forEach(i -> get("a"));
    }

    @Test
    void takesNewUnitsAtOnce() {
        create(5, 1, 5, 5);
        put("a");
        client.updateTable(update -> update.tableName("things")
                .provisionedThroughput(units -> units.readCapacityUnits(5L).writeCapacityUnits(100L)));

        time.advance(Duration.ofSeconds(1));

        IntStream.range(0, 100).forEach(i -> put("b"));
        assertThatThrownBy(() -> put("b")).isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    @Test
    void beginsAnewWithASnapshotThatIsRestored() {
        create(5, 1, 5, 5);
        try (Snapshot fixture = emulator.snapshot()) {
            put("a");
            emulator.rollback(fixture);

            assertThatCode(() -> put("a")).doesNotThrowAnyException();
        }
    }
}
