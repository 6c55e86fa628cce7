package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

class DescribeTableTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void countsItems() {
        dynamo.rangeTable().put("range", "h", "a", "r", 1, "g", "x");
        dynamo.put("range", "h", "a", "r", 2);

        TableDescription table =
                dynamo.client.describeTable(r -> r.tableName("range")).table();

        assertThat(table.itemCount()).isEqualTo(2);
        assertThat(table.globalSecondaryIndexes().get(0).itemCount()).isEqualTo(1);
        assertThat(table.tableArn()).endsWith(":table/range");
    }

    @Test
    void wantsAName() {
        assertThatThrownBy(() -> dynamo.client.describeTable(r -> {}))
                .hasMessageContaining("The parameter 'TableName' is required but was not present in the request");
    }

    @Test
    void namesTheTableThatIsMissing() {
        assertThatThrownBy(() -> dynamo.client.describeTable(r -> r.tableName("nope")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found: Table: nope not found");
    }
}
