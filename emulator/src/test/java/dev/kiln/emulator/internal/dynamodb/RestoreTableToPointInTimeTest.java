package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.InvalidRestoreTimeException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;

class RestoreTableToPointInTimeTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private List<Map<String, AttributeValue>> restored(String target, Instant at) {
        dynamo.client.restoreTableToPointInTime(restore ->
                restore.sourceTableName("range").targetTableName(target).restoreDateTime(at));
        return dynamo.client.scan(scan -> scan.tableName(target)).items();
    }

    @Test
    void everyMomentComesBackAsItWas() {
        dynamo.rangeTable();
        Map<String, AttributeValue> before = dynamo.put("range", "h", "1", "r", 0, "g", "old");
        dynamo.recover("range");
        Instant first = dynamo.time.now();
        dynamo.time.advance(Duration.ofMinutes(1));
        Map<String, AttributeValue> changed = dynamo.put("range", "h", "1", "r", 0, "g", "new");
        Map<String, AttributeValue> added = dynamo.put("range", "h", "1", "r", 1);
        Instant second = dynamo.time.now();
        dynamo.time.advance(Duration.ofMinutes(1));
        dynamo.put("range", "h", "1", "r", 0, "g", "newer");
        dynamo.client.deleteItem(delete -> delete.tableName("range").key(item("h", "1", "r", 0)));
        dynamo.put("range", "h", "1", "r", 2);

        assertThat(restored("first", first)).containsExactly(before);
        assertThat(restored("second", second)).containsExactlyInAnyOrder(changed, added);
        assertThat(dynamo.client
                        .scan(scan -> scan.tableName("second").indexName("by-g"))
                        .items())
                .containsExactly(changed);
        dynamo.client.restoreTableToPointInTime(restore ->
                restore.sourceTableName("range").targetTableName("latest").useLatestRestorableTime(true));
        assertThat(dynamo.client.scan(scan -> scan.tableName("latest")).items())
                .containsExactlyInAnyOrder(added, item("h", "1", "r", 2));
    }

    @Test
    void refusesTimesThatAreNotKept() {
        dynamo.rangeTable();
        Instant now = dynamo.time.now();
        assertThatThrownBy(() -> restored("target", now))
                .isInstanceOf(PointInTimeRecoveryUnavailableException.class)
                .hasMessageContaining("Point in time recovery is not enabled for table 'range'");
        dynamo.recover("range");

        assertThatThrownBy(() -> restored("target", now.minusSeconds(1)))
                .isInstanceOf(InvalidRestoreTimeException.class)
                .hasMessageContaining("RestoreDateTime '2025-12-31T23:59:59Z' must be within"
                        + " EarliestRestorableDateTime '2026-01-01T00:00:00Z' and LatestRestorableDateTime");
        assertThatThrownBy(() -> restored("target", now.plusSeconds(1)))
                .isInstanceOf(InvalidRestoreTimeException.class);
        assertThatThrownBy(() -> dynamo.client.restoreTableToPointInTime(
                        restore -> restore.sourceTableName("range").targetTableName("target")))
                .hasMessageContaining("Either one of RestoreDateTime or UseLatestRestorableTime must be specified");
        assertThatThrownBy(() -> dynamo.client.restoreTableToPointInTime(restore -> restore.sourceTableName("none")
                        .targetTableName("target")
                        .restoreDateTime(now)))
                .isInstanceOf(TableNotFoundException.class);
    }
}
