package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

class BatchGetItemTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void readsItemsOfSeveralTables() {
        dynamo.hashTable().rangeTable().put("hash", "h", "a");
        dynamo.put("range", "h", "a", "r", 1, "x", "y");

        BatchGetItemResponse response = dynamo.client.batchGetItem(r -> r.requestItems(Map.of(
                "hash",
                        KeysAndAttributes.builder()
                                .keys(List.of(item("h", "a"), item("h", "none")))
                                .build(),
                "range",
                        KeysAndAttributes.builder()
                                .keys(List.of(item("h", "a", "r", 1)))
                                .projectionExpression("x")
                                .build())));

        assertThat(response.responses().get("hash")).containsExactly(item("h", "a"));
        assertThat(response.responses().get("range")).containsExactly(item("x", "y"));
        assertThat(response.unprocessedKeys()).isEmpty();
    }

    @Test
    void refusesAKeyThatComesTwice() {
        dynamo.hashTable();

        assertThatThrownBy(() -> dynamo.client.batchGetItem(r -> r.requestItems(Map.of(
                        "hash",
                        KeysAndAttributes.builder()
                                .keys(List.of(item("h", "a"), item("h", "a")))
                                .build()))))
                .hasMessageContaining("Provided list of item keys contains duplicates");
    }
}
