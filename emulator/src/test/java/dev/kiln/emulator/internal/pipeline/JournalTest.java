package dev.kiln.emulator.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.CallJournal;
import dev.kiln.emulator.LambdaEmulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class JournalTest {
    private static final int ITEM_CHARS = 300_000;

    @Test
    void forgetsTheOldestCallsOnceTheirAnswersTakeMuchRoom() {
        Map<String, AttributeValue> key = Map.of("id", AttributeValue.fromS("large"));
        try (LambdaEmulator emulator = LambdaEmulator.start();
                DynamoDbClient client = emulator.client(DynamoDbClient.builder())) {
            client.createTable(request -> request.tableName("items")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(List.of(AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.S)
                            .build()))
                    .keySchema(List.of(KeySchemaElement.builder()
                            .attributeName("id")
                            .keyType(KeyType.HASH)
                            .build())));
            client.putItem(request -> request.tableName("items")
                    .item(Map.of(
                            "id",
                            AttributeValue.fromS("large"),
                            "text",
                            AttributeValue.fromS("x".repeat(ITEM_CHARS)))));
            for (int i = 0; i < 200; i++) {
                client.getItem(request -> request.tableName("items").key(key));
            }

            List<CallJournal.Call> calls = emulator.journal().calls();

            assertThat(calls).hasSizeBetween(50, (32 << 20) / ITEM_CHARS);
            assertThat(calls.get(calls.size() - 1).number()).isEqualTo(202);
            assertThat(calls.get(calls.size() - 1).response()).isPresent();
        }
    }

    @Test
    void weighsWhatWasNeverWritten() {
        PutItemRequest request = PutItemRequest.builder()
                .tableName("items")
                .item(Map.of(
                        "text", AttributeValue.fromS("x".repeat(1000)),
                        "list",
                                AttributeValue.fromL(
                                        List.of(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[500]))))))
                .build();

        assertThat(Weight.of(request)).isBetween(1500L, 3000L);
    }
}
