package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

class DeleteItemTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void deletesFromIndexesToo() {
        Map<String, AttributeValue> old = dynamo.rangeTable().put("range", "h", "a", "r", 1, "g", "x", "l", "y");

        DeleteItemResponse response = dynamo.client.deleteItem(
                r -> r.tableName("range").key(item("h", "a", "r", 1)).returnValues(ReturnValue.ALL_OLD));

        assertThat(response.attributes()).isEqualTo(old);
        assertThat(dynamo.client
                        .scan(r -> r.tableName("range").indexName("by-g"))
                        .count())
                .isZero();
        assertThat(dynamo.client
                        .scan(r -> r.tableName("range").indexName("by-l"))
                        .count())
                .isZero();
    }
}
