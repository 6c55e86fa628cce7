package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;

/**
 * Answers a place in a stream's shard to read from.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html">AWS: GetShardIterator</a>
 */
final class GetShardIterator implements Operation.Direct<GetShardIteratorRequest, GetShardIteratorResponse> {
    private final Streams streams;
    private final Items items;
    private final Time time;

    GetShardIterator(Streams streams, Items items, Time time) {
        this.streams = streams;
        this.items = items;
        this.time = time;
    }

    @Override
    public GetShardIteratorResponse run(GetShardIteratorRequest request, CallContext call) {
        ShardIteratorType type = request.shardIteratorType();
        boolean numbered =
                type == ShardIteratorType.AT_SEQUENCE_NUMBER || type == ShardIteratorType.AFTER_SEQUENCE_NUMBER;
        if (numbered && request.sequenceNumber() == null) {
            throw DynamoDbErrors.validation("SequenceNumber cannot be null");
        }
        if (!numbered && request.sequenceNumber() != null) {
            throw DynamoDbErrors.validation("SequenceNumber should not be passed for this iterator type");
        }
        long next = items.atomically(() -> {
            StreamState stream = StreamArns.require(streams, request.streamArn());
            if (!stream.shard().equals(request.shardId())) {
                throw DynamoDbErrors.resourceNotFound("Requested resource not found: Shard does not exist");
            }
            return numbered
                    ? next(stream, request.sequenceNumber(), type == ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                    : type == ShardIteratorType.LATEST ? streams.last(stream) + 1 : stream.first();
        });
        return GetShardIteratorResponse.builder()
                .shardIterator(
                        new ShardIterator(request.streamArn(), next, time.now().toEpochMilli()).text())
                .build();
    }

    private long next(StreamState stream, String text, boolean after) {
        Long number = SequenceNumbers.number(text);
        if (number == null || number > streams.last(stream)) {
            throw DynamoDbErrors.validation("Invalid SequenceNumber");
        }
        if (number < stream.first() - 1) {
            throw DynamoDbErrors.trimmed();
        }
        return after ? number + 1 : Math.max(number, stream.first());
    }
}
