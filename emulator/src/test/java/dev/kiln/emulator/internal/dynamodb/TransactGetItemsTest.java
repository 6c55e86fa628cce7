package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class TransactGetItemsTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void answersInTheOrderOfTheRequest() {
        dynamo.hashTable().put("hash", "h", "a");

        TransactGetItemsResponse response = dynamo.client.transactGetItems(r -> r.transactItems(
                TransactGetItem.builder()
                        .get(get -> get.tableName("hash").key(item("h", "none")))
                        .build(),
                TransactGetItem.builder()
                        .get(get -> get.tableName("hash").key(item("h", "a")))
                        .build()));

        assertThat(response.responses().get(0).hasItem()).isFalse();
        assertThat(response.responses().get(1).item()).isEqualTo(item("h", "a"));
    }

    @Test
    void isCancelledByAKeyThatDoesNotFitItsTable() {
        dynamo.hashTable();

        assertThatThrownBy(() -> dynamo.client.transactGetItems(r -> r.transactItems(
                        TransactGetItem.builder()
                                .get(get -> get.tableName("hash").key(item("h", "a")))
                                .build(),
                        TransactGetItem.builder()
                                .get(get -> get.tableName("hash").key(item("h", 1)))
                                .build())))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        cancelled -> assertThat(cancelled.cancellationReasons())
                                .extracting(CancellationReason::code, CancellationReason::message)
                                .containsExactly(
                                        tuple("None", null),
                                        tuple(
                                                "ValidationError",
                                                "The provided key element does not match the schema")));
    }

    @Test
    void readsAnItemOnce() {
        dynamo.hashTable();

        TransactGetItem get = TransactGetItem.builder()
                .get(g -> g.tableName("hash").key(item("h", "a")))
                .build();
        assertThatThrownBy(() -> dynamo.client.transactGetItems(r -> r.transactItems(get, get)))
                .hasMessageContaining("Transaction request cannot include multiple operations on one item");
    }

    @Test
    void answersNoItemWhereNothingOfItIsAskedFor() {
        dynamo.hashTable().put("hash", "h", "a");

        TransactGetItemsResponse response =
                dynamo.client.transactGetItems(r -> r.transactItems(TransactGetItem.builder()
                        .get(get -> get.tableName("hash").key(item("h", "a")).projectionExpression("n"))
                        .build()));

        assertThat(response.responses().get(0).hasItem()).isFalse();
    }
}
