package dev.kiln.benchmarks;

import dev.kiln.emulator.LambdaEmulator;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Loads items of 1 KB, prints how long a query takes with a hundredth of them and with all, and how much heap one takes. */
final class FilledTable {
    private static final int QUERIES = 5000;
    private static final QueryRequest QUERY = QueryRequest.builder()
            .tableName("orders")
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("queried")))
            .build();

    private FilledTable() {}

    public static void main(String[] arguments) {
        int items = Integer.parseInt(arguments[0]);
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            DynamoDbClient client = emulator.client(DynamoDbClient.builder());
            DynamoDbRequests.createTable(client);
            for (int i = 0; i < DynamoDbRequests.QUERIED; i++) {
                put(client, "queried", i);
            }
            long before = used();
            for (int i = 0; i < items; i++) {
                put(client, "customer" + i, 1);
                if (i == items / 100) {
                    queryNanos(client); // to be warm
                    System.out.println("few " + queryNanos(client));
                }
            }
            System.out.println("many " + queryNanos(client));
            System.out.println("heap " + (used() - before) / items);
        }
    }

    private static void put(DynamoDbClient client, String pk, int sk) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("pk", AttributeValue.fromS(pk));
        item.put("sk", AttributeValue.fromN(Integer.toString(sk)));
        item.put("text", AttributeValue.fromS("x".repeat(500) + pk));
        item.put("note", AttributeValue.fromS("y".repeat(450) + pk));
        client.putItem(request -> request.tableName("orders").item(item));
    }

    /** The median of many. */
    private static long queryNanos(DynamoDbClient client) {
        long[] spans = new long[QUERIES];
        for (int i = 0; i < QUERIES; i++) {
            long start = System.nanoTime();
            if (client.query(QUERY).count() != DynamoDbRequests.QUERIED) {
                throw new IllegalStateException("a query did not find its items");
            }
            spans[i] = System.nanoTime() - start;
        }
        return new Spans(spans).median();
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
