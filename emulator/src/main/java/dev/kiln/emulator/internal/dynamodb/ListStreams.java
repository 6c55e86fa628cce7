package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.store.Key;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.Stream;

/**
 * Answers the streams of all tables, or of one, also those that were disabled in the last day.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_ListStreams.html">AWS: ListStreams</a>
 */
final class ListStreams implements Operation.Direct<ListStreamsRequest, ListStreamsResponse> {
    private static final int MOST = 100;

    private final Streams streams;
    private final Items items;

    ListStreams(Streams streams, Items items) {
        this.streams = streams;
        this.items = items;
    }

    @Override
    public ListStreamsResponse run(ListStreamsRequest request, CallContext call) {
        Key under = request.tableName() == null
                ? Key.of(call.account(), call.region())
                : TableName.of(request.tableName(), call).key();
        Key after =
                request.exclusiveStartStreamArn() == null ? null : StreamArns.key(request.exclusiveStartStreamArn());
        int limit = request.limit() == null ? MOST : request.limit();
        List<StreamState> found = items.atomically(() -> streams.list(under, after, limit + 1));
        List<StreamState> page = found.subList(0, Math.min(limit, found.size()));
        return ListStreamsResponse.builder()
                .streams(page.stream().map(ListStreams::shown).toList())
                .lastEvaluatedStreamArn(
                        found.size() > limit ? page.get(limit - 1).arn() : null)
                .build();
    }

    private static Stream shown(StreamState stream) {
        return Stream.builder()
                .streamArn(stream.arn())
                .tableName(stream.table())
                .streamLabel(stream.label())
                .build();
    }
}
