package dev.kiln.benchmarks;

import dev.kiln.emulator.LambdaEmulator;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Loads items of 1 KB and prints how much heap one takes. */
final class KilnHeap {
    private KilnHeap() {}

    public static void main(String[] arguments) {
        int items = Integer.parseInt(arguments[0]);
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            DynamoDbClient client = emulator.client(DynamoDbClient.builder());
            DynamoDbRequests.createTable(client);
            long before = used();
            for (int i = 0; i < items; i++) {
                Map<String, AttributeValue> item = new HashMap<>();
                item.put("pk", AttributeValue.fromS("customer" + i));
                item.put("sk", AttributeValue.fromN("1"));
                item.put("text", AttributeValue.fromS("x".repeat(500) + i));
                item.put("note", AttributeValue.fromS("y".repeat(450) + i));
                client.putItem(request -> request.tableName("orders").item(item));
            }
            System.out.println("heap " + (used() - before) / items);
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
