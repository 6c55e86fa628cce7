package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class ExecuteTransactionTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private static ParameterizedStatement statement(String text) {
        return ParameterizedStatement.builder().statement(text).build();
    }

    @Test
    void writesAllOrNothing() {
        dynamo.hashTable().put("hash", "h", "a", "n", 1);

        assertThatThrownBy(() -> dynamo.client.executeTransaction(r -> r.transactStatements(
                        statement("INSERT INTO hash VALUE {'h':'b'}"),
                        statement("EXISTS(SELECT * FROM hash WHERE h = 'a' AND n = 2)"))))
                .isInstanceOf(TransactionCanceledException.class)
                .hasMessageContaining("[None, ConditionalCheckFailed]");
        dynamo.client.executeTransaction(r -> r.transactStatements(
                statement("INSERT INTO hash VALUE {'h':'b'}"), statement("UPDATE hash SET n = 5 WHERE h = 'a'")));

        ExecuteTransactionResponse response = dynamo.client.executeTransaction(r -> r.transactStatements(
                statement("SELECT n FROM hash WHERE h = 'a'"), statement("SELECT * FROM hash WHERE h = 'b'")));
        assertThat(response.responses()).extracting(ItemResponse::item).containsExactly(item("n", 5), item("h", "b"));
    }

    @Test
    void readsNoIndexes() {
        dynamo.rangeTable();

        assertThatThrownBy(() -> dynamo.client.executeTransaction(
                        r -> r.transactStatements(statement("SELECT * FROM range.\"by-g\" WHERE g = 'x'"))))
                .hasMessageContaining("Validation failed in TransactStatements[0]: Reads on indices are not supported"
                        + " within transactions.");
    }
}
