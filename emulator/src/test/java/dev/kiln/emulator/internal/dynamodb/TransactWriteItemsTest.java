package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class TransactWriteItemsTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private static TransactWriteItem put(Object... content) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName("hash").item(item(content)))
                .build();
    }

    @Test
    void writesAllOrNothingAndSaysWhy() {
        Map<String, AttributeValue> stock = dynamo.hashTable().put("hash", "h", "stock", "n", 1);
        TransactWriteItem take = TransactWriteItem.builder()
                .update(update -> update.tableName("hash")
                        .key(item("h", "stock"))
                        .updateExpression("SET n = n - :two")
                        .conditionExpression("n >= :two")
                        .expressionAttributeValues(item(":two", 2))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();

        assertThatThrownBy(() -> dynamo.client.transactWriteItems(r -> r.transactItems(put("h", "order"), take)))
                .isInstanceOfSatisfying(TransactionCanceledException.class, cancelled -> {
                    assertThat(cancelled.cancellationReasons())
                            .extracting(CancellationReason::code)
                            .containsExactly("None", "ConditionalCheckFailed");
                    assertThat(cancelled.cancellationReasons().get(1).item()).isEqualTo(stock);
                })
                .hasMessageContaining(
                        "Transaction cancelled, please refer cancellation reasons for specific reasons [None,"
                                + " ConditionalCheckFailed]");
        assertThat(dynamo.client.scan(r -> r.tableName("hash")).items()).containsExactly(stock);
    }

    @Test
    void happensOnceForAToken() {
        dynamo.hashTable().put("hash", "h", "counter", "n", 0);
        TransactWriteItem add = TransactWriteItem.builder()
                .update(update -> update.tableName("hash")
                        .key(item("h", "counter"))
                        .updateExpression("ADD n :one")
                        .expressionAttributeValues(item(":one", 1)))
                .build();

        for (int i = 0; i < 2; i++) {
            dynamo.client.transactWriteItems(r -> r.transactItems(add).clientRequestToken("token"));
        }

        assertThat(dynamo.client.scan(r -> r.tableName("hash")).items()).containsExactly(item("h", "counter", "n", 1));
        assertThatThrownBy(() -> dynamo.client.transactWriteItems(
                        r -> r.transactItems(put("h", "x")).clientRequestToken("token")))
                .isInstanceOf(IdempotentParameterMismatchException.class);
    }

    @Test
    void takesARequestForTheSameInWhateverOrderItsAttributesCome() {
        dynamo.hashTable();
        for (List<String> order : List.of(List.of("h", "a", "b"), List.of("b", "a", "h"))) {
            Map<String, AttributeValue> item = new LinkedHashMap<>();
            order.forEach(name -> item.put(name, AttributeValue.fromS(name)));
            TransactWriteItem put = TransactWriteItem.builder()
                    .put(p -> p.tableName("hash").item(item))
                    .build();

            dynamo.client.transactWriteItems(r -> r.transactItems(put).clientRequestToken("token"));
        }

        assertThat(dynamo.client.scan(r -> r.tableName("hash")).items()).hasSize(1);
    }

    @Test
    void isCancelledByAnItemThatDoesNotFitItsTable() {
        dynamo.hashTable();

        assertThatThrownBy(() -> dynamo.client.transactWriteItems(r -> r.transactItems(put("h", "a"), put("x", "b"))))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        cancelled -> assertThat(cancelled.cancellationReasons())
                                .extracting(CancellationReason::code, CancellationReason::message)
                                .containsExactly(
                                        tuple("None", null),
                                        tuple(
                                                "ValidationError",
                                                "One or more parameter values were invalid: Missing the key h in the item")));
        assertThat(dynamo.client.scan(r -> r.tableName("hash")).items()).isEmpty();
    }

    @Test
    void neverSellsMoreThanThereIs() {
        dynamo.hashTable().put("hash", "h", "stock", "n", 40);
        TransactWriteItem take = TransactWriteItem.builder()
                .update(update -> update.tableName("hash")
                        .key(item("h", "stock"))
                        .updateExpression("ADD n :minus")
                        .conditionExpression("n > :zero")
                        .expressionAttributeValues(item(":minus", -1, ":zero", 0)))
                .build();

        long sold = IntStream.range(0, 100)
                .parallel()
                .filter(i -> {
                    try {
                        dynamo.client.transactWriteItems(r -> r.transactItems(take, put("h", "order" + i)));
                        return true;
                    } catch (TransactionCanceledException out) {
                        return false;
                    }
                })
                .count();

        assertThat(sold).isEqualTo(40);
        assertThat(dynamo.client.scan(r -> r.tableName("hash")).count()).isEqualTo(41);
    }

    @Test
    void isRefusedAsAWholeWhenAnUpdateEmptiesAKeyOfAnIndex() {
        dynamo.rangeTable();

        assertThatThrownBy(() -> dynamo.client.transactWriteItems(r -> r.transactItems(TransactWriteItem.builder()
                        .update(update -> update.tableName("range")
                                .key(item("h", "a", "r", 1))
                                .updateExpression("SET g = :g")
                                .expressionAttributeValues(item(":g", "")))
                        .build())))
                .isNotInstanceOf(TransactionCanceledException.class)
                .hasMessageContaining(
                        "The update expression attempted to update a secondary index key to a value that is"
                                + " not supported.");
    }
}
