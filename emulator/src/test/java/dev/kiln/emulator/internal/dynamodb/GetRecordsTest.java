package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class GetRecordsTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private String stream(StreamViewType view) {
        return dynamo.hashTable().stream("hash", view);
    }

    private List<String> kinds(String stream) {
        return dynamo.records(stream).stream().map(Record::eventNameAsString).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "KEYS_ONLY, false, false, 2",
        "NEW_IMAGE, true, false, 6",
        "OLD_IMAGE, false, true, 5",
        "NEW_AND_OLD_IMAGES, true, true, 9"
    })
    void showsWhatTheViewSays(StreamViewType view, boolean after, boolean before, long size) {
        String stream = stream(view);
        Map<String, AttributeValue> old = dynamo.put("hash", "h", "1", "n", "");
        Map<String, AttributeValue> item = dynamo.put("hash", "h", "1", "n", "x");
        dynamo.client.deleteItem(delete -> delete.tableName("hash").key(item("h", "1")));

        List<Record> records = dynamo.records(stream);

        assertThat(records).extracting(Record::eventNameAsString).containsExactly("INSERT", "MODIFY", "REMOVE");
        Record record = records.get(1);
        assertThat(record.eventID()).matches("[0-9a-f]{32}");
        assertThat(record.eventVersion()).isEqualTo("1.1");
        assertThat(record.eventSource()).isEqualTo("aws:dynamodb");
        assertThat(record.awsRegion()).isEqualTo("us-east-1");
        assertThat(record.userIdentity()).isNull();
        StreamRecord content = record.dynamodb();
        assertThat(content.keys()).isEqualTo(item("h", "1"));
        assertThat(content.newImage()).isEqualTo(after ? item : Map.of());
        assertThat(content.oldImage()).isEqualTo(before ? old : Map.of());
        assertThat(content.streamViewType()).isEqualTo(view);
        assertThat(content.sizeBytes()).isEqualTo(size);
        assertThat(content.approximateCreationDateTime()).isEqualTo(dynamo.time.now());
        assertThat(records.get(0).dynamodb().hasOldImage()).isFalse();
        assertThat(records.get(2).dynamodb().hasNewImage()).isFalse();
        assertThat(records).extracting(one -> one.dynamodb().sequenceNumber()).isSorted();
    }

    @Test
    void whatChangesNothingLeavesNoRecord() {
        String stream = stream(StreamViewType.NEW_AND_OLD_IMAGES);
        dynamo.put("hash", "h", "1", "n", 1);
        dynamo.put("hash", "h", "1", "n", 1);
        dynamo.client.updateItem(
                update -> update.tableName("hash").key(item("h", "1")).updateExpression("SET n = n"));
        dynamo.client.deleteItem(delete -> delete.tableName("hash").key(item("h", "none")));

        assertThat(kinds(stream)).containsExactly("INSERT");
    }

    @Test
    void batchesTransactionsAndStatementsLeaveRecords() {
        String stream = stream(StreamViewType.KEYS_ONLY);
        dynamo.put("hash", "h", "0");
        dynamo.client.batchWriteItem(batch -> batch.requestItems(Map.of(
                "hash",
                List.of(
                        WriteRequest.builder()
                                .putRequest(PutRequest.builder()
                                        .item(item("h", "1"))
                                        .build())
                                .build(),
                        WriteRequest.builder()
                                .deleteRequest(DeleteRequest.builder()
                                        .key(item("h", "0"))
                                        .build())
                                .build()))));
        dynamo.client.transactWriteItems(write -> write.transactItems(
                TransactWriteItem.builder()
                        .put(put -> put.tableName("hash").item(item("h", "2")))
                        .build(),
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName("hash").key(item("h", "1")))
                        .build()));
        dynamo.client.executeStatement(statement -> statement.statement("UPDATE hash SET n = 1 WHERE h = '2'"));

        assertThat(kinds(stream)).containsExactly("INSERT", "INSERT", "REMOVE", "INSERT", "REMOVE", "MODIFY");
    }

    @Test
    void goesOnWhereItStopped() {
        String stream = stream(StreamViewType.KEYS_ONLY);
        IntStream.range(0, 5).forEach(i -> dynamo.put("hash", "h", "" + i));
        String oldest = dynamo.iterator(stream, ShardIteratorType.TRIM_HORIZON);

        GetRecordsResponse first =
                dynamo.streams.getRecords(get -> get.shardIterator(oldest).limit(3));
        GetRecordsResponse second = dynamo.streams.getRecords(get -> get.shardIterator(first.nextShardIterator()));
        GetRecordsResponse none = dynamo.streams.getRecords(get -> get.shardIterator(second.nextShardIterator()));
        dynamo.put("hash", "h", "5");

        assertThat(first.records()).hasSize(3);
        assertThat(second.records()).hasSize(2);
        assertThat(none.records()).isEmpty();
        assertThat(dynamo.streams
                        .getRecords(get -> get.shardIterator(none.nextShardIterator()))
                        .records())
                .hasSize(1);
    }

    @Test
    void stopsAtAMegabyte() {
        String stream = stream(StreamViewType.NEW_IMAGE);
        String large = "x".repeat(300_000);
        IntStream.range(0, 5).forEach(i -> dynamo.put("hash", "h", "" + i, "large", large));

        assertThat(dynamo.records(stream)).hasSize(3);
    }

    @Test
    void forgetsAfterADay() {
        String stream = stream(StreamViewType.KEYS_ONLY);
        dynamo.put("hash", "h", "1");
        dynamo.time.advance(Duration.ofHours(1));
        dynamo.put("hash", "h", "2");
        List<Record> both = dynamo.records(stream);

        dynamo.time.advance(Duration.ofHours(23).plusMillis(1));
        assertThat(dynamo.records(stream)).isEqualTo(both.subList(1, 2));
        dynamo.time.advance(Duration.ofHours(1));
        assertThat(dynamo.records(stream)).isEmpty();
        dynamo.put("hash", "h", "3");

        assertThat(dynamo.records(stream).get(0).dynamodb().sequenceNumber())
                .isGreaterThan(both.get(1).dynamodb().sequenceNumber());
    }

    @Test
    void goesBackWithASnapshot() {
        String stream = stream(StreamViewType.KEYS_ONLY);
        dynamo.put("hash", "h", "1");
        try (Snapshot before = dynamo.emulator.snapshot()) {
            dynamo.put("hash", "h", "2");
            dynamo.emulator.rollback(before);
        }

        assertThat(dynamo.records(stream)).hasSize(1);
    }
}
