package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.dynamodb.value.KeyBytes;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which items of which tables expire, by the second when they do. */
final class ExpiryIndex implements Items.Follower {
    /** AWS takes what lies further back for a mistake, and keeps the item. */
    private static final Duration OLDEST = Duration.ofDays(5 * 365);

    /** No item gets as old: beyond it lie numbers that are no times. */
    private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

    private final Table<Expiring> times;
    private final Time time;
    private volatile Runnable changed = () -> {};

    /** An item that expires. */
    record Expiring(String account, String region, String table, String id, Map<String, AttributeValue> key) {
        TableName tableName() {
            return new TableName(account, region, table);
        }
    }

    ExpiryIndex(Store store, Time time) {
        this.times = store.table("dynamodb/expiry", Expiring.class);
        this.time = time;
    }

    /** Sets what is to be done when an item was added. */
    void onChange(Runnable action) {
        changed = action;
    }

    @Override
    public @Nullable Runnable replaced(
            Schema schema,
            @Nullable Map<String, AttributeValue> old,
            @Nullable Map<String, AttributeValue> item,
            boolean expired) {
        String attribute = schema.trail().expiry();
        if (attribute == null) {
            return null;
        }
        Long before = old == null ? null : second(old, attribute);
        Long after = item == null ? null : second(item, attribute);
        if (before != null && old != null && !before.equals(after)) {
            times.remove(place(before, schema, old));
        }
        if (after == null || item == null || after.equals(before)) {
            return null;
        }
        add(after, schema, item);
        return changed;
    }

    @Override
    public void cleared(Schema schema, Iterable<Row<Items.Item>> items) {
        String attribute = schema.trail().expiry();
        if (attribute != null) {
            for (Row<Items.Item> row : items) {
                replaced(schema, row.value().attributes(), null, false);
            }
        }
    }

    /**
     * Adds the items of a table which just got its attribute. Called atomically.
     *
     * @return what to do when the write is complete
     */
    Runnable fill(Schema schema, Iterable<Row<Items.Item>> items) {
        for (Row<Items.Item> row : items) {
            replaced(schema, null, row.value().attributes(), false);
        }
        return changed;
    }

    /** Returns some of the items that are due, the oldest first. */
    List<Row<Expiring>> due(int most) {
        Key end = Key.of(time.now().getEpochSecond() + 1);
        List<Row<Expiring>> due = new ArrayList<>();
        for (Row<Expiring> row : times.scan(KeyRange.all().before(end))) {
            if (due.size() == most) {
                break;
            }
            due.add(row);
        }
        return due;
    }

    /** Returns the second when the next item expires; null if none does. */
    @Nullable
    Long next() {
        Key first = times.firstKey();
        return first == null ? null : first.number(0);
    }

    void remove(Key place) {
        times.remove(place);
    }

    /** Returns whether an item is to expire when a place says. */
    static boolean confirms(Schema schema, Map<String, AttributeValue> item, Key place) {
        String attribute = schema.trail().expiry();
        return attribute != null && Objects.equals(number(item, attribute), place.number(0));
    }

    private void add(long second, Schema schema, Map<String, AttributeValue> item) {
        TableName table = schema.table();
        times.put(
                place(second, schema, item),
                new Expiring(table.account(), table.region(), table.name(), schema.id(), schema.keyOf(item)));
    }

    private static Key place(long second, Schema schema, Map<String, AttributeValue> item) {
        Key place = Key.of(second).with(schema.id());
        for (AttributeValue value : schema.keyOf(item).values()) {
            place = place.with(KeyBytes.of(value));
        }
        return place;
    }

    /** Returns the second when an item expires; null if it does not. */
    private @Nullable Long second(Map<String, AttributeValue> item, String attribute) {
        Long second = number(item, attribute);
        long oldest = time.now().minus(OLDEST).getEpochSecond();
        return second == null || second < oldest ? null : second;
    }

    private static @Nullable Long number(Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item.get(attribute);
        if (value == null || value.n() == null) {
            return null;
        }
        BigDecimal number = new BigDecimal(value.n());
        return number.signum() < 0 || number.compareTo(LATEST) > 0
                ? null
                : number.setScale(0, RoundingMode.FLOOR).longValueExact();
    }
}
