package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardFilterType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

class DescribeStreamTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private StreamDescription describe(String stream) {
        return dynamo.streams
                .describeStream(describe -> describe.streamArn(stream))
                .streamDescription();
    }

    @Test
    void aStreamMadeWithItsTableHasOneShard() {
        TableDescription table = dynamo.client
                .createTable(TestDynamoDb.table(
                                "made",
                                java.util.List.of(TestDynamoDb.key("h", KeyType.HASH)),
                                java.util.Map.of("h", ScalarAttributeType.S))
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                        .build())
                .tableDescription();

        StreamDescription stream = describe(table.latestStreamArn());

        assertThat(table.latestStreamArn()).isEqualTo(table.tableArn() + "/stream/" + table.latestStreamLabel());
        assertThat(table.latestStreamLabel()).isEqualTo("2026-01-01T00:00:00.000");
        assertThat(stream.streamStatus()).isEqualTo(StreamStatus.ENABLED);
        assertThat(stream.streamViewType()).isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
        assertThat(stream.creationRequestDateTime()).isEqualTo(dynamo.time.now());
        assertThat(stream.keySchema()).isEqualTo(table.keySchema());
        assertThat(stream.shards()).singleElement().satisfies(shard -> {
            assertThat(shard.shardId()).matches("shardId-[0-9]{20}-[0-9a-f]{8}");
            assertThat(shard.sequenceNumberRange().startingSequenceNumber()).matches("[0-9]{21}");
            assertThat(shard.sequenceNumberRange().endingSequenceNumber()).isNull();
        });
    }

    @Test
    void aDisabledStreamEndsItsShard() {
        String arn = dynamo.hashTable().stream("hash", StreamViewType.KEYS_ONLY);
        dynamo.put("hash", "h", "1");
        String latest = dynamo.iterator(arn, ShardIteratorType.TRIM_HORIZON);
        dynamo.client.deleteTable(delete -> delete.tableName("hash"));

        StreamDescription stream = describe(arn);

        assertThat(stream.streamStatus()).isEqualTo(StreamStatus.DISABLED);
        assertThat(stream.shards().get(0).sequenceNumberRange().endingSequenceNumber())
                .isEqualTo(dynamo.records(arn).get(0).dynamodb().sequenceNumber());
        assertThat(dynamo.streams.getRecords(get -> get.shardIterator(latest)).nextShardIterator())
                .isNull();
    }

    @Test
    void itsShardHasNoChildren() {
        String arn = dynamo.hashTable().stream("hash", StreamViewType.KEYS_ONLY);
        String shard = dynamo.shard(arn);

        assertThat(dynamo.streams
                        .describeStream(describe -> describe.streamArn(arn)
                                .shardFilter(filter -> filter.type(ShardFilterType.CHILD_SHARDS)
                                        .shardId(shard)))
                        .streamDescription()
                        .shards())
                .isEmpty();
        assertThat(dynamo.streams
                        .describeStream(describe -> describe.streamArn(arn).exclusiveStartShardId(shard))
                        .streamDescription()
                        .shards())
                .isEmpty();
        assertThatThrownBy(() -> dynamo.streams.describeStream(describe ->
                        describe.streamArn(arn).shardFilter(filter -> filter.type(ShardFilterType.CHILD_SHARDS))))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("failed to satisfy constraint: Member must not be null");
        assertThatThrownBy(() -> dynamo.streams.describeStream(describe -> describe.streamArn(arn)
                        .shardFilter(filter -> filter.type("PARENTS").shardId(shard))))
                .hasMessageContaining("Member must satisfy enum value set: [CHILD_SHARDS]");
    }

    @Test
    void refusesStreamsThatThereAreNot() {
        String arn = dynamo.hashTable().stream("hash", StreamViewType.KEYS_ONLY).replace("2026", "2025");

        assertThatThrownBy(() -> describe(arn))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found: Stream: " + arn + " not found");
    }
}
