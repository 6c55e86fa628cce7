package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetItemTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void readsAnItemOrPartsOfIt() {
        dynamo.rangeTable().put("range", "h", "a", "r", 1, "x", "y");

        assertThat(dynamo.client
                        .getItem(r -> r.tableName("range").key(item("h", "a", "r", "1".length())))
                        .item())
                .isEqualTo(item("h", "a", "r", 1, "x", "y"));
        assertThat(dynamo.client
                        .getItem(r -> r.tableName("range")
                                .key(item("h", "a", "r", 1.0))
                                .projectionExpression("x"))
                        .item())
                .isEqualTo(item("x", "y"));
        assertThat(dynamo.client
                        .getItem(r -> r.tableName("range").key(item("h", "a", "r", 2)))
                        .hasItem())
                .isFalse();
    }

    @Test
    void refusesAKeyOfAnotherShape() {
        dynamo.rangeTable();

        assertThatThrownBy(() -> dynamo.client.getItem(r -> r.tableName("range").key(item("h", "a"))))
                .hasMessageContaining("The provided key element does not match the schema");
    }
}
