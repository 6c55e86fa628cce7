package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

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
    void tellsWhatEachStatementCostsAndOfWhichTableItFailed() {
        dynamo.hashTable().put("hash", "h", "a");

        BatchExecuteStatementResponse response =
                dynamo.client.batchExecuteStatement(r -> r.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .statements(
                                BatchStatementRequest.builder()
                                        .statement("SELECT * FROM hash WHERE h = 'a'")
                                        .build(),
                                BatchStatementRequest.builder()
                                        .statement("SELECT * FROM hash WHERE h > 'a'")
                                        .build(),
                                BatchStatementRequest.builder()
                                        .statement("SELECT * FROM hash WHERE h = 'a'")
                                        .consistentRead(true)
                                        .build()));

        assertThat(response.consumedCapacity())
                .extracting(ConsumedCapacity::capacityUnits)
                .containsExactly(0.5, 1.0);
        assertThat(response.responses().get(1).error().codeAsString()).isEqualTo("ValidationError");
        assertThat(response.responses().get(1).tableName()).isNull();
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

    @Test
    void runsTheOthersWhenOneIsNoStatement() {
        dynamo.hashTable().put("hash", "h", "a");

        BatchExecuteStatementResponse response = dynamo.client.batchExecuteStatement(
                r -> r.statements(one("SLECT * FROM hash"), one("SELECT * FROM hash WHERE h = 'a'")));

        assertThat(response.responses().get(0).error().message())
                .isEqualTo("Statement wasn't well formed, can't be processed: Expected data manipulation");
        assertThat(response.responses().get(1).item()).isEqualTo(item("h", "a"));
    }

    @Test
    void namesTheTableOfWhatFailedThere() {
        dynamo.hashTable().put("hash", "h", "a");

        BatchExecuteStatementResponse response = dynamo.client.batchExecuteStatement(r -> r.statements(
                one("INSERT INTO hash VALUE {'h':'a'}"),
                one("UPDATE hash SET n = 1 WHERE h = 'a' AND n = 2"),
                one("UPDATE hash SET n = 1 WHERE n = 2")));

        assertThat(response.responses())
                .extracting(one -> one.error().codeAsString(), one -> one.tableName())
                .containsExactly(
                        tuple("DuplicateItem", "hash"),
                        tuple("ConditionalCheckFailed", "hash"),
                        tuple("ValidationError", null));
    }

    private static BatchStatementRequest one(String statement) {
        return BatchStatementRequest.builder().statement(statement).build();
    }
}
