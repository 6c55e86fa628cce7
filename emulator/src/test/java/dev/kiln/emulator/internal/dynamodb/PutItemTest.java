package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

class PutItemTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void answersTheItemThatItReplaced() {
        Map<String, AttributeValue> old = dynamo.hashTable().put("hash", "h", "a", "n", 1);

        PutItemResponse response = dynamo.client.putItem(
                r -> r.tableName("hash").item(item("h", "a", "n", 2)).returnValues(ReturnValue.ALL_OLD));

        assertThat(response.attributes()).isEqualTo(old);
    }

    @Test
    void writesOnlyIfTheConditionHolds() {
        Map<String, AttributeValue> old = dynamo.hashTable().put("hash", "h", "a", "n", 1);

        assertThatThrownBy(() -> dynamo.client.putItem(r -> r.tableName("hash")
                        .item(item("h", "a"))
                        .conditionExpression("attribute_not_exists(h)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        failed -> assertThat(failed.item()).isEqualTo(old))
                .hasMessageContaining("The conditional request failed");
    }

    @Test
    void putsTheEnvelopeAroundWhatIsWrongWithTheRequest() {
        dynamo.hashTable();

        assertThatThrownBy(() -> dynamo.client.putItem(
                        r -> r.tableName("hash").item(Map.of("h", AttributeValue.fromSs(List.of())))))
                .hasMessageContaining(
                        "1 validation error detected: One or more parameter values were invalid: An string set"
                                + "  may not be empty");
        assertThatThrownBy(() -> dynamo.client.putItem(r -> r.tableName("hash").item(item("h", 1))))
                .hasMessageContaining(
                        "One or more parameter values were invalid: Type mismatch for key h expected: S actual: N");
    }
}
