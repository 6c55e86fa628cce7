package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

class GetShardIteratorTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private String stream = "";

    @BeforeEach
    void makeStream() {
        stream = dynamo.hashTable().stream("hash", StreamViewType.KEYS_ONLY);
    }

    private String iterator(ShardIteratorType type, @Nullable String number) {
        return dynamo.streams
                .getShardIterator(get -> get.streamArn(stream)
                        .shardId(dynamo.shard(stream))
                        .shardIteratorType(type)
                        .sequenceNumber(number))
                .shardIterator();
    }

    private List<String> read(String iterator) {
        return dynamo.streams.getRecords(get -> get.shardIterator(iterator)).records().stream()
                .flatMap(record -> record.dynamodb().keys().values().stream())
                .map(AttributeValue::s)
                .toList();
    }

    @Test
    void beginsWhereItIsAsked() {
        for (String h : List.of("1", "2", "3")) {
            dynamo.put("hash", "h", h);
        }
        String latest = dynamo.iterator(stream, ShardIteratorType.LATEST);
        String second = dynamo.records(stream).get(1).dynamodb().sequenceNumber();
        dynamo.put("hash", "h", "4");

        assertThat(read(dynamo.iterator(stream, ShardIteratorType.TRIM_HORIZON)))
                .containsExactly("1", "2", "3", "4");
        assertThat(read(iterator(ShardIteratorType.AT_SEQUENCE_NUMBER, second))).containsExactly("2", "3", "4");
        assertThat(read(iterator(ShardIteratorType.AFTER_SEQUENCE_NUMBER, second)))
                .containsExactly("3", "4");
        assertThat(read(latest)).containsExactly("4");
    }

    @Test
    void aShardsFirstNumberIsAPlaceBeforeThereAreRecords() {
        String starting = dynamo.streams
                .describeStream(describe -> describe.streamArn(stream))
                .streamDescription()
                .shards()
                .get(0)
                .sequenceNumberRange()
                .startingSequenceNumber();
        String at = iterator(ShardIteratorType.AT_SEQUENCE_NUMBER, starting);
        String after = iterator(ShardIteratorType.AFTER_SEQUENCE_NUMBER, starting);

        dynamo.put("hash", "h", "1");

        assertThat(read(at)).containsExactly("1");
        assertThat(read(after)).containsExactly("1");
    }

    @Test
    void isGoodForFifteenMinutes() {
        String iterator = dynamo.iterator(stream, ShardIteratorType.LATEST);
        dynamo.time.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(read(iterator)).isEmpty();

        dynamo.time.advance(Duration.ofMillis(1));

        assertThatThrownBy(() -> read(iterator)).isInstanceOf(ExpiredIteratorException.class);
    }

    @Test
    void refusesWhatIsTrimmed() {
        dynamo.put("hash", "h", "1");
        dynamo.put("hash", "h", "2");
        List<Record> old = dynamo.records(stream);
        dynamo.time.advance(Duration.ofHours(24).minusMinutes(1));
        String horizon = dynamo.iterator(stream, ShardIteratorType.TRIM_HORIZON);

        dynamo.time.advance(Duration.ofMinutes(2));

        assertThatThrownBy(() -> read(horizon)).isInstanceOf(TrimmedDataAccessException.class);
        assertThatThrownBy(() -> iterator(
                        ShardIteratorType.AT_SEQUENCE_NUMBER,
                        old.get(0).dynamodb().sequenceNumber()))
                .isInstanceOf(TrimmedDataAccessException.class)
                .hasMessageContaining("The data you are trying to access has been trimmed");
    }

    @Test
    void refusesNumbersAndShardsThatThereAreNot() {
        assertThatThrownBy(() -> iterator(ShardIteratorType.AT_SEQUENCE_NUMBER, null))
                .hasMessageContaining("SequenceNumber cannot be null");
        assertThatThrownBy(() -> iterator(ShardIteratorType.LATEST, "1".repeat(21)))
                .hasMessageContaining("SequenceNumber should not be passed for this iterator type");
        assertThatThrownBy(() -> iterator(ShardIteratorType.AT_SEQUENCE_NUMBER, "1".repeat(21)))
                .hasMessageContaining("Invalid SequenceNumber");
        assertThatThrownBy(() -> dynamo.streams.getShardIterator(get -> get.streamArn(stream)
                        .shardId("shardId-00000000000000000000-00000000")
                        .shardIteratorType(ShardIteratorType.LATEST)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Shard does not exist");
        assertThatThrownBy(() -> read("nothing")).hasMessageContaining("Invalid ShardIterator");
    }
}
