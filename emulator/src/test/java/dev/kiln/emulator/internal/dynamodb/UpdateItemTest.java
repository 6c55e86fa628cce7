package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

class UpdateItemTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void answersWhatItTouched() {
        dynamo.hashTable().put("hash", "h", "a", "n", 1, "x", "y");

        UpdateItemResponse response = dynamo.client.updateItem(r -> r.tableName("hash")
                .key(item("h", "a"))
                .updateExpression("SET n = n + :one REMOVE x")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
                .returnValues(ReturnValue.UPDATED_NEW));

        assertThat(response.attributes()).isEqualTo(item("n", 2));
        assertThat(dynamo.client
                        .getItem(r -> r.tableName("hash").key(item("h", "a")))
                        .item())
                .isEqualTo(item("h", "a", "n", 2));
    }

    @Test
    void makesNoItemByRemoving() {
        dynamo.hashTable();

        dynamo.client.updateItem(r -> r.tableName("hash").key(item("h", "a")).updateExpression("REMOVE x"));

        assertThat(dynamo.client.scan(r -> r.tableName("hash")).count()).isZero();
    }

    @Test
    void refusesToChangeTheKey() {
        dynamo.hashTable();

        assertThatThrownBy(() -> dynamo.client.updateItem(r -> r.tableName("hash")
                        .key(item("h", "a"))
                        .updateExpression("SET h = :h")
                        .expressionAttributeValues(item(":h", "b"))))
                .hasMessageContaining("Cannot update attribute h. This attribute is part of the key");
    }

    @Test
    void whatIsNotThereNeitherContainsNorDoesNotContain() {
        dynamo.hashTable().put("hash", "h", "a");

        for (ComparisonOperator operator : List.of(ComparisonOperator.CONTAINS, ComparisonOperator.NOT_CONTAINS)) {
            assertThatThrownBy(() -> dynamo.client.updateItem(r -> r.tableName("hash")
                            .key(item("h", "a"))
                            .expected(Map.of(
                                    "absent",
                                    ExpectedAttributeValue.builder()
                                            .comparisonOperator(operator)
                                            .attributeValueList(AttributeValue.fromS("x"))
                                            .build()))))
                    .isInstanceOf(ConditionalCheckFailedException.class);
        }
    }

    @Test
    void refusesToEmptyAKeyOfAnIndex() {
        dynamo.rangeTable();

        assertThatThrownBy(() -> dynamo.client.updateItem(r -> r.tableName("range")
                        .key(item("h", "a", "r", 1))
                        .updateExpression("SET g = :g")
                        .expressionAttributeValues(item(":g", ""))))
                .hasMessageContaining("One or more parameter values are not valid. The update expression attempted to"
                        + " update a secondary index key to a value that is not supported. The AttributeValue for a key"
                        + " attribute cannot contain an empty string value. (");
    }
}
