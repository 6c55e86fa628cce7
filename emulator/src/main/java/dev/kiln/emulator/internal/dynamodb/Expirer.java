package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Removes items when their time is over, with one timer for the item that is due next. What waits is in the store, so it
 * goes on after a restart and goes back with a snapshot. Its own lock guards the timer.
 */
final class Expirer implements AutoCloseable {
    /** How many items go in one write. */
    private static final int TOGETHER = 100;

    private final ExpiryIndex index;
    private final Catalog catalog;
    private final Items items;
    private final Time time;
    private @Nullable Alarm alarm;
    private boolean closed;

    private record Alarm(long second, Time.Timer timer) {}

    Expirer(ExpiryIndex index, Catalog catalog, Items items, Store store, Time time) {
        this.index = index;
        this.catalog = catalog;
        this.items = items;
        this.time = time;
        index.onChange(this::setAlarm);
        store.onRollback(this::setAlarm);
        setAlarm();
    }

    private synchronized void setAlarm() {
        Long next = index.next();
        if (closed || (alarm != null && next != null && alarm.second() == next)) {
            return;
        }
        if (alarm != null) {
            alarm.timer().cancel();
            alarm = null;
        }
        if (next != null) {
            Duration delay = Duration.between(time.now(), Instant.ofEpochSecond(next));
            alarm = new Alarm(next, time.after(delay, this::expire));
        }
    }

    private void expire() {
        synchronized (this) {
            alarm = null;
            if (closed) {
                return;
            }
        }
        boolean more;
        do {
            more = items.atomically(this::expireSome);
        } while (more);
        setAlarm();
    }

    private boolean expireSome() {
        List<Row<ExpiryIndex.Expiring>> due = index.due(TOGETHER);
        for (Row<ExpiryIndex.Expiring> row : due) {
            index.remove(row.key());
            Schema schema = catalog.schema(row.value().tableName());
            if (schema != null && schema.id().equals(row.value().id())) {
                Map<String, AttributeValue> item = items.get(schema, row.value().key());
                if (item != null && ExpiryIndex.confirms(schema, item, row.key())) {
                    items.expire(schema, item);
                }
            }
        }
        return due.size() == TOGETHER;
    }

    /** Lets items be; those that are due go when the store is opened again. */
    @Override
    public synchronized void close() {
        closed = true;
        if (alarm != null) {
            alarm.timer().cancel();
            alarm = null;
        }
    }
}
