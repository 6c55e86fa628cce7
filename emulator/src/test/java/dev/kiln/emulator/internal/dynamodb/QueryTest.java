package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

class QueryTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void readsAPartitionInOrderAndPageByPage() {
        dynamo.rangeTable();
        for (int i = -2; i <= 2; i++) {
            dynamo.put("range", "h", "a", "r", i);
        }
        dynamo.put("range", "h", "b", "r", 0);

        QueryResponse first = query("h = :h AND r >= :from", -1, 2, null);
        QueryResponse second = query("h = :h AND r >= :from", -1, 2, first.lastEvaluatedKey());

        assertThat(first.items()).extracting(item -> item.get("r")).containsExactly(n(-1), n(0));
        assertThat(second.items()).extracting(item -> item.get("r")).containsExactly(n(1), n(2));
        assertThat(query("h = :h AND r >= :from", -1, 2, second.lastEvaluatedKey())
                        .items())
                .isEmpty();
        assertThat(query("h = :h AND r < :from", 0, 9, null).items())
                .extracting(item -> item.get("r"))
                .containsExactly(n(-2), n(-1));
        assertThat(query("h = :h AND r <= :from", 0, 9, null).count()).isEqualTo(3);
        assertThat(query("h = :h AND r > :from", 1, 9, null).count()).isEqualTo(1);
        assertThat(query("h = :h AND r BETWEEN :from AND :from", 1, 9, null).count())
                .isEqualTo(1);
    }

    private static AttributeValue n(int number) {
        return AttributeValue.fromN(Integer.toString(number));
    }

    private QueryResponse query(String condition, int from, int limit, @Nullable Map<String, AttributeValue> start) {
        return dynamo.client.query(r -> r.tableName("range")
                .keyConditionExpression(condition)
                .expressionAttributeValues(item(":h", "a", ":from", from))
                .limit(limit)
                .exclusiveStartKey(start));
    }

    @Test
    void readsIndexes() {
        dynamo.rangeTable().put("range", "h", "a", "r", 1, "g", "x", "l", "abc", "more", "z");
        dynamo.put("range", "h", "b", "r", 2, "g", "x");

        QueryResponse global = dynamo.client.query(r -> r.tableName("range")
                .indexName("by-g")
                .keyConditionExpression("g = :g")
                .scanIndexForward(false)
                .expressionAttributeValues(item(":g", "x")));
        QueryResponse local = dynamo.client.query(r -> r.tableName("range")
                .indexName("by-l")
                .keyConditionExpression("h = :h AND begins_with(l, :l)")
                .select(Select.ALL_ATTRIBUTES)
                .expressionAttributeValues(item(":h", "a", ":l", "ab")));

        assertThat(global.items()).extracting(item -> item.get("r")).containsExactly(n(2), n(1));
        assertThat(local.items())
                .singleElement()
                .satisfies(item -> assertThat(item).containsKey("more"));
    }

    @Test
    void filtersAfterTheLimit() {
        dynamo.rangeTable().put("range", "h", "a", "r", 1, "n", 1);
        dynamo.put("range", "h", "a", "r", 2, "n", 2);

        QueryResponse response = dynamo.client.query(r -> r.tableName("range")
                .keyConditionExpression("h = :h")
                .filterExpression("n > :one")
                .limit(1)
                .expressionAttributeValues(item(":h", "a", ":one", 1)));

        assertThat(response.count()).isZero();
        assertThat(response.scannedCount()).isEqualTo(1);
        assertThat(response.hasLastEvaluatedKey()).isTrue();
    }

    @Test
    void endsAPageAtOneMegabyte() {
        dynamo.rangeTable();
        for (int i = 0; i < 4; i++) {
            dynamo.put("range", "h", "a", "r", i, "x", "x".repeat(390_000));
        }

        QueryResponse response = dynamo.client.query(
                r -> r.tableName("range").keyConditionExpression("h = :h").expressionAttributeValues(item(":h", "a")));

        assertThat(response.count()).isEqualTo(3);
        assertThat(response.lastEvaluatedKey()).isEqualTo(item("h", "a", "r", 2));
    }

    @Test
    void startsNoneBehindTheOnlyItemOfAPartition() {
        dynamo.hashTable().put("hash", "h", "a");

        assertThatThrownBy(() -> dynamo.client.query(r -> r.tableName("hash")
                        .keyConditionExpression("h = :h")
                        .expressionAttributeValues(item(":h", "a"))
                        .exclusiveStartKey(item("h", "a"))))
                .hasMessageContaining("The provided exclusive start key is invalid: ExclusiveStartKey:");
    }
}
