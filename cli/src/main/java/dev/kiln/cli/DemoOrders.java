package dev.kiln.cli;

import dev.kiln.emulator.LambdaEmulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The table that the demo exports. */
final class DemoOrders {
    static final String TABLE = "orders";

    private static final int ORDERS = 2_000;
    private static final int BATCH = 25;

    private DemoOrders() {}

    static void fill(LambdaEmulator emulator) {
        DynamoDbClient client = emulator.client(DynamoDbClient.builder());
        client.createTable(request -> request.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(List.of(AttributeDefinition.builder()
                        .attributeName("customer")
                        .attributeType(ScalarAttributeType.S)
                        .build()))
                .keySchema(List.of(KeySchemaElement.builder()
                        .attributeName("customer")
                        .keyType(KeyType.HASH)
                        .build())));
        String note = "x".repeat(900);
        for (int from = 0; from < ORDERS; from += BATCH) {
            List<WriteRequest> batch = new ArrayList<>();
            for (int i = from; i < from + BATCH; i++) {
                Map<String, AttributeValue> order = Map.of(
                        "customer", AttributeValue.fromS("customer" + i),
                        "total", AttributeValue.fromN(i + ".25"),
                        "note", AttributeValue.fromS(note));
                batch.add(WriteRequest.builder()
                        .putRequest(put -> put.item(order))
                        .build());
            }
            client.batchWriteItem(request -> request.requestItems(Map.of(TABLE, batch)));
        }
    }
}
