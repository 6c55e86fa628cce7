package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StartKeyTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb().rangeTable();

    private AbstractThrowableAssert<?, ?> query(String condition, Map<String, AttributeValue> start, Object... values) {
        return assertThatThrownBy(() -> dynamo.client.query(r -> r.tableName("range")
                .keyConditionExpression(condition)
                .expressionAttributeValues(item(values))
                .exclusiveStartKey(start)));
    }

    @Test
    void refusesAKeyThatTheQueryCannotHaveComeTo() {
        query("h = :h", item("h", "a"), ":h", "a").hasMessageStartingWith("The provided starting key is invalid (");
        query("h = :h", item("h", "a", "r", "1"), ":h", "a")
                .hasMessageStartingWith("The provided key element does not match the schema");
        query("h = :h", item("h", "b", "r", 1), ":h", "a")
                .hasMessageStartingWith(
                        "The provided starting key is outside query boundaries based on provided conditions");
        query("h = :h AND r > :r", item("h", "a", "r", 1), ":h", "a", ":r", 5)
                .hasMessageStartingWith("The provided starting key does not match the range key predicate");
        query("h = :h AND r = :r", item("h", "a", "r", 1), ":h", "a", ":r", 1)
                .hasMessageStartingWith("The query can return at most one row and cannot be restarted");
    }

    @Test
    void refusesAKeyOfAnotherSegment() {
        assertThatThrownBy(() -> {
                    for (int segment = 0; segment < 2; segment++) {
                        int each = segment;
                        dynamo.client.scan(r -> r.tableName("range")
                                .segment(each)
                                .totalSegments(2)
                                .exclusiveStartKey(item("h", "a", "r", 1)));
                    }
                })
                .hasMessageContaining("Please use ExclusiveStartKey with correct Segment. TotalSegments: 2");
    }
}
