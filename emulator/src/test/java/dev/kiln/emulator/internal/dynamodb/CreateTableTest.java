package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

class CreateTableTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void answersThatTheTableIsBeingMadeAndHasItByTheNextCall() {
        CreateTableResponse made = dynamo.client.createTable(TestDynamoDb.table(
                        "things", List.of(TestDynamoDb.key("h", KeyType.HASH)), Map.of("h", ScalarAttributeType.S))
                .build());

        assertThat(made.tableDescription().tableStatus()).isEqualTo(TableStatus.CREATING);
        assertThat(dynamo.client
                        .describeTable(r -> r.tableName("things"))
                        .table()
                        .tableStatus())
                .isEqualTo(TableStatus.ACTIVE);
    }

    @Test
    void refusesATableThatIsThere() {
        dynamo.hashTable();

        assertThatThrownBy(dynamo::hashTable)
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("Table already exists: hash");
    }

    @Test
    void wantsAllKeysDefinedAndNothingElse() {
        assertThatThrownBy(() -> dynamo.client.createTable(TestDynamoDb.table(
                                "things",
                                List.of(TestDynamoDb.key("h", KeyType.HASH)),
                                Map.of("h", ScalarAttributeType.S, "x", ScalarAttributeType.S))
                        .build()))
                .hasMessageContaining("Number of attributes in KeySchema does not exactly match");
    }
}
