package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

class TableChangesTest {
    private final ManualTime time = new ManualTime();
    private final LambdaEmulator emulator = LambdaEmulator.start(EmulatorConfig.builder()
            .time(time)
            .tableChanges(Duration.ofSeconds(5))
            .build());
    private final DynamoDbClient client = emulator.client(DynamoDbClient.builder());

    @AfterEach
    void close() {
        client.close();
        emulator.close();
    }

    private void create() {
        client.createTable(TestDynamoDb.table(
                        "things", List.of(TestDynamoDb.key("h", KeyType.HASH)), Map.of("h", ScalarAttributeType.S))
                .build());
    }

    private TableStatus status() {
        return client.describeTable(r -> r.tableName("things")).table().tableStatus();
    }

    @Test
    void takesItsTimeToMakeATable() {
        create();

        assertThat(status()).isEqualTo(TableStatus.CREATING);
        assertThatThrownBy(() -> client.putItem(r -> r.tableName("things").item(item("h", "a"))))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.deleteTable(r -> r.tableName("things")))
                .isInstanceOf(ResourceInUseException.class);

        time.advance(Duration.ofSeconds(5));

        assertThat(status()).isEqualTo(TableStatus.ACTIVE);
        client.putItem(r -> r.tableName("things").item(item("h", "a")));
    }

    @Test
    void takesItsTimeToDeleteOne() {
        create();
        time.advance(Duration.ofSeconds(5));
        client.deleteTable(r -> r.tableName("things"));

        assertThat(status()).isEqualTo(TableStatus.DELETING);
        assertThat(client.listTables().tableNames()).containsExactly("things");

        time.advance(Duration.ofSeconds(5));

        assertThatThrownBy(this::status).isInstanceOf(ResourceNotFoundException.class);
        assertThat(client.listTables().tableNames()).isEmpty();
        create();
        assertThat(status()).isEqualTo(TableStatus.CREATING);
    }
}
