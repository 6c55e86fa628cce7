package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardFilter;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;

/**
 * Answers what a stream is like. Its one shard has no children.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_DescribeStream.html">AWS: DescribeStream</a>
 */
final class DescribeStream implements Operation.Direct<DescribeStreamRequest, DescribeStreamResponse> {
    private final Streams streams;
    private final Items items;

    DescribeStream(Streams streams, Items items) {
        this.streams = streams;
        this.items = items;
    }

    @Override
    public DescribeStreamResponse run(DescribeStreamRequest request, CallContext call) {
        StreamState stream = items.atomically(() -> StreamArns.require(streams, request.streamArn()));
        boolean filtered = filters(stream, request.shardFilter());
        boolean passed = request.exclusiveStartShardId() != null
                && request.exclusiveStartShardId().compareTo(stream.shard()) >= 0;
        return DescribeStreamResponse.builder()
                .streamDescription(description -> description
                        .streamArn(stream.arn())
                        .streamLabel(stream.label())
                        .streamStatus(stream.enabled() ? StreamStatus.ENABLED : StreamStatus.DISABLED)
                        .streamViewType(stream.view())
                        .creationRequestDateTime(Instant.ofEpochMilli(stream.createdMillis()))
                        .tableName(stream.table())
                        .keySchema(stream.keys())
                        .shards(filtered || passed ? List.of() : List.of(shard(stream))))
                .build();
    }

    /** Returns whether only the children of a shard are asked for, of which there are none. */
    private static boolean filters(StreamState stream, @Nullable ShardFilter filter) {
        if (filter == null) {
            return false;
        }
        if (!filter.shardId().equals(stream.shard())) {
            throw DynamoDbErrors.validation("Invalid ShardId in ShardFilter: " + filter.shardId());
        }
        return true;
    }

    private Shard shard(StreamState stream) {
        return Shard.builder()
                .shardId(stream.shard())
                .sequenceNumberRange(range -> range.startingSequenceNumber(SequenceNumbers.text(stream.first() - 1))
                        .endingSequenceNumber(stream.enabled() ? null : SequenceNumbers.text(streams.last(stream))))
                .build();
    }
}
