package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.dynamodb.value.Values;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What items of tables with point-in-time recovery were before each of their changes: a table at a time is the table of now
 * with everything undone that came after it.
 */
final class History implements Items.Follower {
    /** How much that is too old a write removes: more than it adds, and not so much that it waits. */
    private static final int TRIMMED_PER_WRITE = 4;

    private static final Duration LONGEST = Duration.ofDays(35);

    private final Table<Before> changes;
    private final Time time;

    /** An item before a change; empty where there was none. */
    record Before(Map<String, AttributeValue> key, Optional<Map<String, AttributeValue>> item) {}

    History(Store store, Time time) {
        this.changes = store.table("dynamodb/history", Before.class);
        this.time = time;
    }

    @Override
    public @Nullable Runnable replaced(
            Schema schema,
            @Nullable Map<String, AttributeValue> old,
            @Nullable Map<String, AttributeValue> item,
            boolean expired) {
        Map<String, AttributeValue> either = item == null ? old : item;
        boolean same = old != null && item != null && Values.equal(old, item);
        if (!schema.trail().history() || either == null || same) {
            return null;
        }
        Key table = Key.of(schema.id());
        trim(table);
        Key place = table.with(time.now().toEpochMilli());
        Key last = changes.lower(place.with(Long.MAX_VALUE));
        long number = last != null && last.isUnder(place) ? last.number(2) + 1 : 0;
        changes.put(place.with(number), new Before(schema.keyOf(either), Optional.ofNullable(old)));
        return null;
    }

    @Override
    public void cleared(Schema schema, Iterable<Row<Items.Item>> items) {
        forget(schema);
    }

    /** Forgets the changes of a table. Called atomically. */
    void forget(Schema schema) {
        for (Row<Before> row : changes.scan(KeyRange.under(Key.of(schema.id())))) {
            changes.remove(row.key());
        }
    }

    private void trim(Key table) {
        long horizon = time.now().minus(LONGEST).toEpochMilli();
        int trimmed = 0;
        for (Row<Before> row : changes.scan(KeyRange.under(table).before(table.with(horizon)))) {
            if (trimmed++ == TRIMMED_PER_WRITE) {
                return;
            }
            changes.remove(row.key());
        }
    }

    /** Puts the items that a table had at a time into one that is new. Called atomically. */
    void load(Schema source, Instant at, Items items, Schema target) {
        Map<Key, Optional<Map<String, AttributeValue>>> undone = new LinkedHashMap<>();
        Key table = Key.of(source.id());
        KeyRange later = KeyRange.under(table).from(table.with(at.toEpochMilli() + 1));
        for (Row<Before> row : changes.scan(later)) {
            undone.putIfAbsent(
                    Items.key(source, null, row.value().key()), row.value().item());
        }
        for (Row<Items.Item> row : items.all(source)) {
            if (!undone.containsKey(row.key())) {
                items.load(target, row.value().attributes());
            }
        }
        undone.values().forEach(before -> before.ifPresent(item -> items.load(target, item)));
    }
}
