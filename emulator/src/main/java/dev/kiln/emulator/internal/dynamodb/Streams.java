package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.Arrivals;
import dev.kiln.emulator.internal.dynamodb.value.Values;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The changes of items, of tables that have a stream: written with the items, kept for a day. What is older is removed by who
 * writes or reads next.
 */
final class Streams implements Items.Follower {
    private static final Duration KEPT = Duration.ofHours(24);

    /** How many changes a write may trim: more than it adds, and not so many that it waits. */
    private static final int TRIMMED_PER_WRITE = 4;

    private static final DateTimeFormatter LABEL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final Table<StreamState> streams;
    private final Table<ItemChange> changes;
    private final Arrivals arrivals;
    private final Time time;

    Streams(Store store, Arrivals arrivals, Time time) {
        this.streams = store.table("dynamodb/streams", StreamState.class);
        this.changes = store.table("dynamodb/stream-records", ItemChange.class);
        this.arrivals = arrivals;
        this.time = time;
    }

    /** Announces a stream's change; equal for all changes of one stream. */
    private record Announcement(Arrivals arrivals, String arn) implements Runnable {
        @Override
        public void run() {
            arrivals.announce(arn);
        }
    }

    @Override
    public @Nullable Runnable replaced(
            Schema schema,
            @Nullable Map<String, AttributeValue> old,
            @Nullable Map<String, AttributeValue> item,
            boolean expired) {
        Trail.Stream stream = schema.trail().stream();
        if (stream == null || (old == null ? item == null : item != null && Values.equal(old, item))) {
            return null;
        }
        StreamState found = streams.get(stream.key());
        StreamState state = found == null || !found.enabled() ? null : trim(found, TRIMMED_PER_WRITE);
        if (state == null) {
            return null;
        }
        long now = time.now().toEpochMilli();
        changes.put(stream.key().with(last(state) + 1), ItemChange.of(stream.view(), schema, old, item, expired, now));
        return new Announcement(arrivals, stream.arn());
    }

    @Override
    public void cleared(Schema schema, Iterable<Row<Items.Item>> items) {
        // on AWS, too, the items of a table that is deleted leave no records
    }

    /** Returns a table's description with a new stream, if that is wanted. Called atomically. */
    TableDescription start(TableName table, TableDescription description, @Nullable StreamSpecification wanted) {
        if (wanted == null || !Boolean.TRUE.equals(wanted.streamEnabled())) {
            return description;
        }
        long now = time.now().toEpochMilli();
        long labelled = now;
        while (streams.contains(table.key().with(label(labelled)))) {
            labelled++;
        }
        StreamState stream = new StreamState(
                table.account(),
                table.region(),
                table.name(),
                label(labelled),
                wanted.streamViewType(),
                description.keySchema(),
                now,
                1,
                0);
        streams.put(stream.key(), stream);
        return description.toBuilder()
                .streamSpecification(wanted)
                .latestStreamArn(stream.arn())
                .latestStreamLabel(stream.label())
                .build();
    }

    private static String label(long millis) {
        return LABEL.format(Instant.ofEpochMilli(millis));
    }

    /** Ends a table's stream, if it has one; it can still be read. Called atomically. */
    TableDescription end(TableName table, TableDescription description) {
        if (description.streamSpecification() == null) {
            return description;
        }
        Key key = table.key().with(description.latestStreamLabel());
        streams.update(
                key,
                state -> state == null
                        ? null
                        : state.closed(Math.max(1, time.now().toEpochMilli())));
        return description.toBuilder()
                .streamSpecification((StreamSpecification) null)
                .build();
    }

    /** Returns a stream, or null if there is none by that key or it has been gone for a day. Called atomically. */
    @Nullable
    StreamState find(Key key) {
        StreamState state = streams.get(key);
        return state == null ? null : trim(state, Integer.MAX_VALUE);
    }

    /** Returns the streams of an account, or of one of its tables, after a key that need not exist. Called atomically. */
    List<StreamState> list(Key under, @Nullable Key after, int limit) {
        KeyRange range =
                after == null ? KeyRange.under(under) : KeyRange.under(under).after(after);
        List<StreamState> found = new ArrayList<>();
        for (Row<StreamState> row : streams.scan(range)) {
            if (found.size() == limit) {
                break;
            }
            if (trim(row.value(), 0) != null) {
                found.add(row.value());
            }
        }
        return found;
    }

    /** Returns the changes from a number on, lazily. */
    Iterable<Row<ItemChange>> from(StreamState stream, long number) {
        return changes.scan(KeyRange.under(stream.key()).from(stream.key().with(number)));
    }

    /** Returns the number of a stream's latest change; one before the first if there is none. */
    long last(StreamState stream) {
        Key last = changes.lower(stream.key().with(Long.MAX_VALUE));
        return last != null && last.isUnder(stream.key()) ? last.number(4) : stream.first() - 1;
    }

    /** Removes what is too old, up to some; returns the stream after that, null if it is gone. */
    private @Nullable StreamState trim(StreamState stream, int most) {
        long horizon = time.now().minus(KEPT).toEpochMilli();
        if (!stream.enabled() && stream.closedMillis() < horizon) {
            changes.scan(KeyRange.under(stream.key())).forEach(row -> changes.remove(row.key()));
            streams.remove(stream.key());
            return null;
        }
        long first = stream.first();
        for (Row<ItemChange> row : changes.scan(KeyRange.under(stream.key()))) {
            if (row.value().millis() >= horizon || first - stream.first() >= most) {
                break;
            }
            changes.remove(row.key());
            first++;
        }
        if (first == stream.first()) {
            return stream;
        }
        StreamState trimmed = stream.trimmedTo(first);
        streams.put(stream.key(), trimmed);
        return trimmed;
    }
}
