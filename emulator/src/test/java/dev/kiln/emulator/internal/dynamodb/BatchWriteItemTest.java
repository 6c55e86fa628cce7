package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class BatchWriteItemTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void putsAndDeletes() {
        dynamo.hashTable().put("hash", "h", "old");

        BatchWriteItemResponse response = dynamo.client.batchWriteItem(r -> r.requestItems(Map.of(
                "hash",
                List.of(
                        WriteRequest.builder()
                                .putRequest(put -> put.item(item("h", "new")))
                                .build(),
                        WriteRequest.builder()
                                .deleteRequest(delete -> delete.key(item("h", "old")))
                                .build()))));

        assertThat(response.unprocessedItems()).isEmpty();
        assertThat(dynamo.client.scan(r -> r.tableName("hash")).items()).containsExactly(item("h", "new"));
    }

    @Test
    void writesNothingIfOneRequestIsWrong() {
        dynamo.hashTable();

        assertThatThrownBy(() -> dynamo.client.batchWriteItem(r -> r.requestItems(Map.of(
                        "hash",
                        List.of(
                                WriteRequest.builder()
                                        .putRequest(put -> put.item(item("h", "a")))
                                        .build(),
                                WriteRequest.builder()
                                        .putRequest(put -> put.item(item("x", "b")))
                                        .build())))))
                .hasMessageContaining("The provided key element does not match the schema");
        assertThat(dynamo.client.scan(r -> r.tableName("hash")).count()).isZero();
    }
}
