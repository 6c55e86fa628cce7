package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

class DeleteTableTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void takesTheItemsWithIt() {
        dynamo.hashTable().put("hash", "h", "a");

        DeleteTableResponse deleted = dynamo.client.deleteTable(r -> r.tableName("hash"));
        dynamo.hashTable();

        assertThat(deleted.tableDescription().tableStatus()).isEqualTo(TableStatus.DELETING);
        assertThat(deleted.tableDescription().hasKeySchema()).isFalse();
        assertThat(dynamo.client.scan(r -> r.tableName("hash")).items()).isEmpty();
    }
}
