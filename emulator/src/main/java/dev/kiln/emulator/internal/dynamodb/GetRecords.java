package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.store.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Answers the records of a stream from a place on, up to 1000 and 1 MB.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html">AWS: GetRecords</a>
 */
final class GetRecords implements Operation.Direct<GetRecordsRequest, GetRecordsResponse> {
    private static final int MOST_RECORDS = 1000;
    private static final long MOST_BYTES = 1L << 20;
    private static final Duration VALID = Duration.ofMinutes(15);

    private final Streams streams;
    private final Items items;
    private final Time time;

    GetRecords(Streams streams, Items items, Time time) {
        this.streams = streams;
        this.items = items;
        this.time = time;
    }

    /** What a stream had at one moment. */
    private record Shard(StreamState stream, long last, Iterable<Row<ItemChange>> changes) {}

    @Override
    public GetRecordsResponse run(GetRecordsRequest request, CallContext call) {
        ShardIterator place = ShardIterator.of(request.shardIterator());
        if (place == null) {
            throw DynamoDbErrors.validation("Invalid ShardIterator");
        }
        long now = time.now().toEpochMilli();
        if (now - place.issuedMillis() >= VALID.toMillis()) {
            throw DynamoDbErrors.iteratorExpired();
        }
        Shard shard = items.atomically(() -> {
            StreamState stream = StreamArns.require(streams, place.streamArn());
            return new Shard(stream, streams.last(stream), streams.from(stream, place.next()));
        });
        if (place.next() < shard.stream().first()) {
            throw DynamoDbErrors.trimmed();
        }
        List<Record> records = new ArrayList<>();
        int limit = request.limit() == null ? MOST_RECORDS : request.limit();
        long bytes = 0;
        long next = place.next();
        for (Row<ItemChange> row : shard.changes()) {
            bytes += row.value().size();
            if (records.size() == limit || (bytes > MOST_BYTES && !records.isEmpty())) {
                break;
            }
            long number = row.key().number(4);
            records.add(row.value().shown(shard.stream(), SequenceNumbers.text(number)));
            next = number + 1;
        }
        boolean ended = !shard.stream().enabled() && next > shard.last();
        return GetRecordsResponse.builder()
                .records(records)
                .nextShardIterator(ended ? null : new ShardIterator(place.streamArn(), next, now).text())
                .build();
    }
}
