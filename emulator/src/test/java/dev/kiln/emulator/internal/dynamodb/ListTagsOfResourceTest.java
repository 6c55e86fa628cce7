package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class ListTagsOfResourceTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void listsTheTagsThatATableWasMadeWithAndForgetsThemWithIt() {
        String arn = make().tableDescription().tableArn();
        assertThat(dynamo.client
                        .listTagsOfResource(tags -> tags.resourceArn(arn))
                        .tags())
                .containsExactly(TagResourceTest.tag("made", "so"));

        dynamo.client.deleteTable(table -> table.tableName("tagged"));
        dynamo.hashTable();
        dynamo.client.createTable(TestDynamoDb.table(
                        "tagged", List.of(TestDynamoDb.key("h", KeyType.HASH)), Map.of("h", ScalarAttributeType.S))
                .build());
        assertThat(dynamo.client
                        .listTagsOfResource(tags -> tags.resourceArn(arn))
                        .tags())
                .isEmpty();
    }

    private software.amazon.awssdk.services.dynamodb.model.CreateTableResponse make() {
        return dynamo.client.createTable(TestDynamoDb.table(
                        "tagged", List.of(TestDynamoDb.key("h", KeyType.HASH)), Map.of("h", ScalarAttributeType.S))
                .tags(TagResourceTest.tag("made", "so"))
                .build());
    }
}
