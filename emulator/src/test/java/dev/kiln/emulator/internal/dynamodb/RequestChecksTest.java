package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Requests that break the model's constraints, as recorded of AWS in October 2026; none of the tables is there. */
class RequestChecksTest {
    private static final String CAPACITY = "Value 'BOGUS' at 'returnConsumedCapacity' failed to satisfy constraint:"
            + " Member must satisfy enum value set: [INDEXES, TOTAL, NONE]";
    private static final String TABLE_NAMES = " at 'requestItems' failed to satisfy constraint: Map keys must satisfy"
            + " constraint: [Member must have length less than or equal to 255, Member must have length greater than or"
            + " equal to 3, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]";

    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private String refusal(Consumer<DynamoDbClient> call) {
        return catchThrowableOfType(DynamoDbException.class, () -> call.accept(dynamo.client))
                .awsErrorDetails()
                .errorMessage();
    }

    @Test
    void batchesOfNothing() {
        assertThat(refusal(client -> client.batchGetItem(r -> r.requestItems(Map.of()))))
                .isEqualTo("1 validation error detected: Value at 'RequestItems' failed to satisfy constraint: Member"
                        + " must have length greater than or equal to 1");
        assertThat(refusal(client -> client.batchWriteItem(r -> r.requestItems(Map.of()))))
                .isEqualTo("The requestItems parameter is required for BatchWriteItem");
    }

    @Test
    void batchesOfTooManyKeys() {
        List<Map<String, AttributeValue>> keys =
                IntStream.range(0, 101).mapToObj(i -> item("h", "k" + i)).toList();

        assertThat(refusal(client -> client.batchGetItem(r -> r.requestItems(
                        Map.of("table", KeysAndAttributes.builder().keys(keys).build())))))
                .isEqualTo("1 validation error detected: Value at 'RequestItems.table.member.Keys' failed to satisfy"
                        + " constraint: Member must have length less than or equal to 100");
    }

    @Test
    void batchesWithNamesThatNoTableHas() {
        assertThat(refusal(client -> client.batchGetItem(r -> r.requestItems(Map.of(
                        "bad!name",
                        KeysAndAttributes.builder()
                                .keys(List.of(item("pk", "a")))
                                .build())))))
                .isEqualTo("1 validation error detected: Value '{\"bad!name\":{\"Keys\":[{\"pk\":{\"S\":\"a\"}}]}}'"
                        + TABLE_NAMES);
        Map<String, List<WriteRequest>> writes = Map.of(
                "bad!name",
                List.of(WriteRequest.builder()
                        .putRequest(put -> put.item(item("pk", "a")))
                        .build()));
        assertThat(refusal(client -> client.batchWriteItem(r -> r.requestItems(writes))))
                .isEqualTo("1 validation error detected: Value"
                        + " '{bad!name=[WriteRequest(putRequest=PutRequest(item={pk=AttributeValue(s=a)}))]}'"
                        + TABLE_NAMES);
        assertThat(refusal(client ->
                        client.batchWriteItem(r -> r.requestItems(writes).returnConsumedCapacity("BOGUS"))))
                .isEqualTo("1 validation error detected: " + CAPACITY);
    }

    @Test
    void transactionsTellTheTokenFirst() {
        String token = "x".repeat(37);
        TransactWriteItem put = TransactWriteItem.builder()
                .put(Put.builder().tableName("table").item(item("h", "a")).build())
                .build();

        assertThat(refusal(client -> client.transactWriteItems(
                        r -> r.transactItems(put).clientRequestToken(token).returnConsumedCapacity("BOGUS"))))
                .isEqualTo(
                        "2 validation errors detected: Value '" + token + "' at 'clientRequestToken' failed to satisfy"
                                + " constraint: Member must have length less than or equal to 36; " + CAPACITY);
    }

    @Test
    void unknownReturnValuesAreToldWithoutThem() {
        assertThat(refusal(client -> client.updateItem(r -> r.tableName("table")
                        .key(item("h", "a"))
                        .returnValues("BOGUS")
                        .returnConsumedCapacity("BOGUS"))))
                .isEqualTo("1 validation error detected: Failed to satisfy constraint: Member must satisfy enum value"
                        + " set: [ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]");
    }

    @Test
    void requestsWithoutAKeyAreToldAsBefore() {
        assertThat(refusal(client -> client.updateItem(r -> r.tableName("")
                        .updateExpression("SET a = :a")
                        .returnValues("BOGUS")
                        .returnConsumedCapacity("BOGUS"))))
                .isEqualTo("4 validation errors detected: " + CAPACITY + "; Value '' at 'tableName' failed to satisfy"
                        + " constraint: Member must have length greater than or equal to 1; Value 'BOGUS' at"
                        + " 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW,"
                        + " UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]; Value null at 'key' failed to satisfy constraint:"
                        + " Member must not be null");
    }

    @Test
    void requestsFarTooDeepAreToldAsBefore() {
        AttributeValue deep = AttributeValue.fromS("leaf");
        for (int i = 0; i < 63; i++) {
            deep = AttributeValue.fromM(Map.of("n", deep));
        }
        Map<String, AttributeValue> values = Map.of(":deep", deep);

        assertThat(refusal(client -> client.deleteItem(r -> r.tableName("table")
                        .key(item("h", "a"))
                        .conditionExpression("d = :deep")
                        .expressionAttributeValues(values)
                        .returnValues("UPDATED_NEW"))))
                .isEqualTo("ReturnValues can only be ALL_OLD or NONE");
    }

    @Test
    void transactionsOfMoreThanFourMegabytes() {
        dynamo.hashTable();
        List<TransactWriteItem> puts = IntStream.range(0, 12)
                .mapToObj(i -> TransactWriteItem.builder()
                        .put(Put.builder()
                                .tableName("hash")
                                .item(item("h", "k" + i, "payload", "x".repeat(350_000)))
                                .build())
                        .build())
                .toList();

        assertThat(refusal(client -> client.transactWriteItems(r -> r.transactItems(puts))))
                .contains("payload size cannot exceed 4 MB");
    }
}
