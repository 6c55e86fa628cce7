package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.internal.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The table {@code things}, whose items have an {@code id}, with a stream; and what Lambda's events of it say. */
public final class StreamedTable implements AutoCloseable {
    private static final String NAME = "things";

    private final DynamoDbClient dynamoDb;
    private final String stream;

    private StreamedTable(DynamoDbClient dynamoDb, String stream) {
        this.dynamoDb = dynamoDb;
        this.stream = stream;
    }

    public static StreamedTable made(LambdaEmulator emulator) {
        DynamoDbClient dynamoDb = emulator.client(DynamoDbClient.builder());
        String stream = dynamoDb.createTable(r -> r.tableName(NAME)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("id")
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("id")
                                .keyType(KeyType.HASH)
                                .build())
                        .streamSpecification(
                                s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)))
                .tableDescription()
                .latestStreamArn();
        return new StreamedTable(dynamoDb, stream);
    }

    /** The one that an emulator with the same data has made. */
    public static StreamedTable found(LambdaEmulator emulator) {
        DynamoDbClient dynamoDb = emulator.client(DynamoDbClient.builder());
        return new StreamedTable(
                dynamoDb, dynamoDb.describeTable(r -> r.tableName(NAME)).table().latestStreamArn());
    }

    /** The ARN of the stream. */
    public String stream() {
        return stream;
    }

    /** Puts items, with the lengths of their ids as {@code size}. */
    public void put(String... ids) {
        for (String id : ids) {
            put(id, "size", id.length());
        }
    }

    public void put(String id, String attribute, int value) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", AttributeValue.fromS(id));
        item.put(attribute, AttributeValue.fromN(Integer.toString(value)));
        dynamoDb.putItem(r -> r.tableName(NAME).item(item));
    }

    public void delete(String id) {
        dynamoDb.deleteItem(r -> r.tableName(NAME).key(Map.of("id", AttributeValue.fromS(id))));
    }

    /** The ids of the items whose records are in an event. */
    public static List<String> idsIn(String event) {
        return recordsIn(event).stream()
                .map(record -> at(record, "dynamodb", "Keys", "id", "S"))
                .toList();
    }

    public static List<String> sequenceNumbersIn(String event) {
        return recordsIn(event).stream()
                .map(record -> at(record, "dynamodb", "SequenceNumber"))
                .toList();
    }

    public static List<?> recordsIn(String event) {
        return (List<?>) Objects.requireNonNull(
                Objects.requireNonNull(Json.object(event)).get("Records"));
    }

    private static String at(Object record, String... path) {
        Object value = record;
        for (String name : path) {
            value = Objects.requireNonNull(
                    Objects.requireNonNull(Json.asObject(value)).get(name));
        }
        return value.toString();
    }

    @Override
    public void close() {
        dynamoDb.close();
    }
}
