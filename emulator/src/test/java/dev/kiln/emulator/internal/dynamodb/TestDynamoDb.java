package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.ManualTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** An emulator with DynamoDB's client, and the tables that tests use: "hash" by h, "range" by h and r with two indexes. */
final class TestDynamoDb implements AfterEachCallback {
    final ManualTime time = new ManualTime();
    final LambdaEmulator emulator =
            LambdaEmulator.start(EmulatorConfig.builder().time(time).build());
    final DynamoDbClient client = emulator.client(DynamoDbClient.builder());

    final DynamoDbStreamsClient streams = emulator.client(DynamoDbStreamsClient.builder());

    TestDynamoDb hashTable() {
        client.createTable(table("hash", List.of(key("h", KeyType.HASH)), Map.of("h", ScalarAttributeType.S))
                .build());
        return this;
    }

    /** The global index "by-g" has copies of everything, the local "by-l" of keys only. */
    TestDynamoDb rangeTable() {
        client.createTable(table(
                        "range",
                        List.of(key("h", KeyType.HASH), key("r", KeyType.RANGE)),
                        Map.of(
                                "h", ScalarAttributeType.S,
                                "r", ScalarAttributeType.N,
                                "g", ScalarAttributeType.S,
                                "l", ScalarAttributeType.S))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("by-g")
                        .keySchema(key("g", KeyType.HASH), key("r", KeyType.RANGE))
                        .projection(all -> all.projectionType(ProjectionType.ALL))
                        .build())
                .localSecondaryIndexes(LocalSecondaryIndex.builder()
                        .indexName("by-l")
                        .keySchema(key("h", KeyType.HASH), key("l", KeyType.RANGE))
                        .projection(keys -> keys.projectionType(ProjectionType.KEYS_ONLY))
                        .build())
                .build());
        return this;
    }

    /** Gives a table a stream, and returns its ARN. */
    String stream(String table, StreamViewType view) {
        return client.updateTable(update -> update.tableName(table)
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(view)))
                .tableDescription()
                .latestStreamArn();
    }

    String shard(String stream) {
        return streams.describeStream(describe -> describe.streamArn(stream))
                .streamDescription()
                .shards()
                .get(0)
                .shardId();
    }

    String iterator(String stream, ShardIteratorType type) {
        return streams.getShardIterator(
                        get -> get.streamArn(stream).shardId(shard(stream)).shardIteratorType(type))
                .shardIterator();
    }

    /** Returns what a stream has. */
    List<Record> records(String stream) {
        String oldest = iterator(stream, ShardIteratorType.TRIM_HORIZON);
        return streams.getRecords(get -> get.shardIterator(oldest)).records();
    }

    /** Makes a backup, and returns its ARN. */
    String backup(String table) {
        return client.createBackup(create -> create.tableName(table).backupName("backup"))
                .backupDetails()
                .backupArn();
    }

    /** Has a table be recoverable from now on. */
    void recover(String table) {
        client.updateContinuousBackups(update -> update.tableName(table)
                .pointInTimeRecoverySpecification(recovery -> recovery.pointInTimeRecoveryEnabled(true)));
    }

    static CreateTableRequest.Builder table(
            String name, List<KeySchemaElement> keys, Map<String, ScalarAttributeType> types) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys)
                .attributeDefinitions(types.entrySet().stream()
                        .map(type -> AttributeDefinition.builder()
                                .attributeName(type.getKey())
                                .attributeType(type.getValue())
                                .build())
                        .toList());
    }

    static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** Puts an item of names and values by turns; numbers are those of Java. */
    Map<String, AttributeValue> put(String table, Object... content) {
        Map<String, AttributeValue> item = item(content);
        client.putItem(request -> request.tableName(table).item(item));
        return item;
    }

    static Map<String, AttributeValue> item(Object... content) {
        Map<String, AttributeValue> item = new HashMap<>();
        for (int i = 0; i < content.length; i += 2) {
            Object value = content[i + 1];
            item.put(
                    content[i].toString(),
                    value instanceof Number
                            ? AttributeValue.fromN(value.toString())
                            : AttributeValue.fromS(value.toString()));
        }
        return item;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        emulator.close();
    }
}
