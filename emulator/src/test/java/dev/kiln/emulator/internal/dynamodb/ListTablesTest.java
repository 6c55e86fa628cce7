package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

class ListTablesTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void namesTablesPageByPage() {
        dynamo.hashTable().rangeTable();

        ListTablesResponse first = dynamo.client.listTables(r -> r.limit(1));
        ListTablesResponse second =
                dynamo.client.listTables(r -> r.exclusiveStartTableName(first.lastEvaluatedTableName()));

        assertThat(first.tableNames()).containsExactly("hash");
        assertThat(second.tableNames()).containsExactly("range");
        assertThat(second.lastEvaluatedTableName()).isNull();
    }
}
