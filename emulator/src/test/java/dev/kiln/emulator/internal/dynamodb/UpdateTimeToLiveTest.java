package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.ManualTime;
import dev.kiln.emulator.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

class UpdateTimeToLiveTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private void set(String table, String attribute, boolean enabled) {
        dynamo.client.updateTimeToLive(update -> update.tableName(table)
                .timeToLiveSpecification(ttl -> ttl.enabled(enabled).attributeName(attribute)));
    }

    private long in(Duration delay) {
        return dynamo.time.now().plus(delay).getEpochSecond();
    }

    private List<String> left() {
        return dynamo.client.scan(scan -> scan.tableName("hash")).items().stream()
                .flatMap(item -> item.entrySet().stream())
                .filter(entry -> entry.getKey().equals("h"))
                .map(entry -> entry.getValue().s())
                .sorted()
                .toList();
    }

    @Test
    void removesItemsWithTheirIndexesWhenTheirTimeIsOver() {
        String stream = dynamo.rangeTable().stream("range", StreamViewType.OLD_IMAGE);
        set("range", "ends", true);
        Map<String, AttributeValue> old =
                dynamo.put("range", "h", "1", "r", 1, "g", "g", "l", "l", "ends", in(Duration.ofHours(1)));
        dynamo.put("range", "h", "1", "r", 2, "g", "g", "l", "l", "ends", in(Duration.ofHours(2)));

        dynamo.time.advance(Duration.ofHours(1).minusSeconds(1));
        assertThat(dynamo.client.scan(scan -> scan.tableName("range")).count()).isEqualTo(2);
        dynamo.time.advance(Duration.ofSeconds(1));

        for (String index : List.of("by-g", "by-l")) {
            assertThat(dynamo.client
                            .scan(scan -> scan.tableName("range").indexName(index))
                            .count())
                    .isEqualTo(1);
        }
        assertThat(dynamo.client.scan(scan -> scan.tableName("range")).count()).isEqualTo(1);
        Record record = dynamo.records(stream).get(2);
        assertThat(record.eventName()).isEqualTo(OperationType.REMOVE);
        assertThat(record.userIdentity().type()).isEqualTo("Service");
        assertThat(record.userIdentity().principalId()).isEqualTo("dynamodb.amazonaws.com");
        assertThat(record.dynamodb().oldImage()).isEqualTo(old);
    }

    @Test
    void itemsThatWereThereBeforeExpireToo() {
        dynamo.hashTable();
        IntStream.range(0, 250).forEach(i -> dynamo.put("hash", "h", "" + i, "ends", in(Duration.ofMinutes(1))));
        dynamo.put("hash", "h", "stays");

        set("hash", "ends", true);
        dynamo.time.advance(Duration.ofMinutes(1));

        assertThat(left()).containsExactly("stays");
    }

    @Test
    void goesByTheTimeThatTheItemHasNow() {
        dynamo.hashTable();
        set("hash", "ends", true);
        for (String h : List.of("later", "sooner", "never", "gone")) {
            dynamo.put("hash", "h", h, "ends", in(Duration.ofHours(2)));
        }
        dynamo.put("hash", "h", "later", "ends", in(Duration.ofHours(3)));
        dynamo.put("hash", "h", "sooner", "ends", in(Duration.ofHours(1)));
        dynamo.client.updateItem(
                update -> update.tableName("hash").key(item("h", "never")).updateExpression("REMOVE ends"));
        dynamo.client.deleteItem(delete -> delete.tableName("hash").key(item("h", "gone")));
        dynamo.put("hash", "h", "gone");

        dynamo.time.advance(Duration.ofHours(1));
        assertThat(left()).containsExactly("gone", "later", "never");
        dynamo.time.advance(Duration.ofHours(1));
        assertThat(left()).containsExactly("gone", "later", "never");
        dynamo.time.advance(Duration.ofHours(1));
        assertThat(left()).containsExactly("gone", "never");
    }

    @Test
    void keepsWhatIsNoTimeOrTooLongAgo() {
        dynamo.hashTable();
        set("hash", "ends", true);
        dynamo.put("hash", "h", "text", "ends", "" + in(Duration.ZERO));
        dynamo.put("hash", "h", "long ago", "ends", in(Duration.ofDays(-6 * 365)));
        dynamo.put("hash", "h", "huge", "ends", 1e100);
        dynamo.put("hash", "h", "negative", "ends", -1);
        dynamo.put("hash", "h", "a year ago", "ends", in(Duration.ofDays(-365)));
        dynamo.put("hash", "h", "half a second ago", "ends", in(Duration.ofSeconds(-1)) + 0.5);

        dynamo.time.advance(Duration.ZERO);

        assertThat(left()).containsExactly("huge", "long ago", "negative", "text");
    }

    @Test
    void nothingExpiresOnceItIsDisabled() {
        dynamo.hashTable();
        set("hash", "ends", true);
        dynamo.put("hash", "h", "1", "ends", in(Duration.ofHours(1)));

        set("hash", "ends", false);
        dynamo.time.advance(Duration.ofHours(1));

        assertThat(left()).containsExactly("1");
    }

    @Test
    void comesBackWithASnapshotAndExpiresAgain() {
        dynamo.hashTable();
        set("hash", "ends", true);
        dynamo.put("hash", "h", "1", "ends", in(Duration.ofHours(1)));
        try (Snapshot before = dynamo.emulator.snapshot()) {
            dynamo.time.advance(Duration.ofMinutes(59));
            dynamo.client.deleteItem(delete -> delete.tableName("hash").key(item("h", "1")));
            dynamo.emulator.rollback(before);
        }

        assertThat(left()).containsExactly("1");
        dynamo.time.advance(Duration.ofMinutes(1));
        assertThat(left()).isEmpty();
    }

    @Test
    void goesOnAfterARestart(@TempDir Path data) {
        ManualTime time = new ManualTime();
        EmulatorConfig config = EmulatorConfig.builder().time(time).data(data).build();
        try (LambdaEmulator first = LambdaEmulator.start(config)) {
            DynamoDbClient client = first.client(DynamoDbClient.builder());
            client.createTable(TestDynamoDb.table(
                            "kept", List.of(TestDynamoDb.key("h", KeyType.HASH)), Map.of("h", ScalarAttributeType.S))
                    .build());
            client.updateTimeToLive(update -> update.tableName("kept")
                    .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("ends")));
            client.putItem(put -> put.tableName("kept")
                    .item(item("h", "1", "ends", time.now().plusSeconds(60).getEpochSecond())));
        }
        time.advance(Duration.ofMinutes(2));

        try (LambdaEmulator second = LambdaEmulator.start(config)) {
            DynamoDbClient client = second.client(DynamoDbClient.builder());
            assertThat(client.scan(scan -> scan.tableName("kept")).count()).isEqualTo(1);
            time.advance(Duration.ZERO);
            assertThat(client.scan(scan -> scan.tableName("kept")).count()).isZero();
        }
    }

    @Test
    void refusesWhatIsSoAlready() {
        dynamo.hashTable();
        assertThatThrownBy(() -> set("hash", "ends", false)).hasMessageContaining("TimeToLive is already disabled");
        set("hash", "ends", true);
        assertThatThrownBy(() -> set("hash", "ends", true)).hasMessageContaining("TimeToLive is already enabled");
        assertThatThrownBy(() -> set("hash", "other", true))
                .hasMessageContaining("TimeToLive is active on a different AttributeName");
        assertThatThrownBy(() -> set("hash", "", true))
                .hasMessageContaining("Member must have length greater than or equal to 1");
    }
}
