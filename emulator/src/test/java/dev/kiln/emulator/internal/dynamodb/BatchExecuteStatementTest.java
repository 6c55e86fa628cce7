package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;

class BatchExecuteStatementTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void answersEachStatementByItself() {
        dynamo.hashTable().put("hash", "h", "a");

        BatchExecuteStatementResponse response = dynamo.client.batchExecuteStatement(r -> r.statements(
                BatchStatementRequest.builder()
                        .statement("SELECT * FROM hash WHERE h = 'a'")
                        .build(),
                BatchStatementRequest.builder()
                        .statement("SELECT * FROM hash WHERE h = 'none'")
                        .build(),
                BatchStatementRequest.builder()
                        .statement("SELECT * FROM nope WHERE h = 'a'")
                        .build()));

        assertThat(response.responses().get(0).item()).isEqualTo(item("h", "a"));
        assertThat(response.responses().get(1).hasItem()).isFalse();
        assertThat(response.responses().get(2).error().codeAsString()).isEqualTo("ResourceNotFound");
    }

    @Test
    void doesNotMixReadsAndWrites() {
        assertThatThrownBy(() -> dynamo.client.batchExecuteStatement(r -> r.statements(
                        BatchStatementRequest.builder()
                                .statement("SELECT * FROM hash WHERE h = 'a'")
                                .build(),
                        BatchStatementRequest.builder()
                                .statement("DELETE FROM hash WHERE h = 'a'")
                                .build())))
                .hasMessageContaining("Read and write requests together in the same batch is not supported.");
    }
}
