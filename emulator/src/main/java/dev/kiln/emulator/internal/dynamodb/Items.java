package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.dynamodb.expression.KeyAttribute;
import dev.kiln.emulator.internal.dynamodb.value.KeyBytes;
import dev.kiln.emulator.internal.dynamodb.value.Values;
import dev.kiln.emulator.internal.message.IoThread;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of all tables, and their copies for indexes.
 *
 * <p>A partition comes where the hash of its key says, as on AWS, so that scans and their segments have an order which does not
 * change. One lock makes reading an item, asking a condition and writing one step; it is taken inside the store's.
 */
final class Items {
    /** Bytes of the hash that partitions are ordered by; segments go by the first 12 bits. */
    private static final int ORDER_BYTES = 3;

    private static final byte[] SALT = "Outliers".getBytes(StandardCharsets.US_ASCII);

    private final Store store;
    private final Catalog catalog;
    private final Table<Item> items;
    private final Table<Item> copies;
    private final List<Follower> followers;
    private final Throttling throttling;
    private final ReentrantLock lock = new ReentrantLock();

    /** What is to be done when the write under way is complete. */
    private Set<Runnable> afterwards = new LinkedHashSet<>();

    /** Keeps something of each write of an item, within the write. */
    interface Follower {
        /**
         * Learns of an item that is replaced; null stands for none on both sides.
         *
         * @param expired whether nobody but the time asked for it
         * @return what to do when the write is complete and no lock is held, once for all that are equal; null for nothing
         */
        @Nullable
        Runnable replaced(
                Schema schema,
                @Nullable Map<String, AttributeValue> old,
                @Nullable Map<String, AttributeValue> item,
                boolean expired);

        /** Learns of a table whose items are all removed. */
        void cleared(Schema schema, Iterable<Row<Item>> items);
    }

    /** An item, or an index's copy of one. */
    record Item(Map<String, AttributeValue> attributes) {}

    Items(Store store, Catalog catalog, List<Follower> followers, Throttling throttling) {
        this.store = store;
        this.catalog = catalog;
        this.followers = List.copyOf(followers);
        this.throttling = throttling;
        this.items = store.table("dynamodb/items", Item.class);
        this.copies = store.table("dynamodb/copies", Item.class);
    }

    /** Returns what bounds how much is read and written. */
    Throttling throttling() {
        return throttling;
    }

    /** Runs what reads and writes belong together. */
    <T> T atomically(Supplier<T> action) {
        if (lock.isHeldByCurrentThread()) {
            return action.get();
        }
        List<Runnable> mine = new ArrayList<>(0);
        try {
            return store.write(() -> {
                IoThread.lock(lock);
                try {
                    return action.get();
                } finally {
                    mine.addAll(taken());
                    lock.unlock();
                }
            });
        } finally {
            mine.forEach(Runnable::run);
        }
    }

    /** Has something done when the write under way is complete and no lock is held. Called atomically. */
    void later(Runnable action) {
        afterwards.add(action);
    }

    private Set<Runnable> taken() {
        Set<Runnable> taken = afterwards;
        if (!taken.isEmpty()) {
            afterwards = new LinkedHashSet<>();
        }
        return taken;
    }

    @Nullable
    Map<String, AttributeValue> get(Schema schema, Map<String, AttributeValue> key) {
        Item item = items.get(key(schema, null, key));
        return item == null ? null : item.attributes();
    }

    /** Replaces an item, in the table and its indexes; null stands for none on both sides. Called atomically. */
    void replace(Schema schema, @Nullable Map<String, AttributeValue> old, @Nullable Map<String, AttributeValue> item) {
        replace(schema, old, item, false);
    }

    /** Removes an item whose time is over. Called atomically. */
    void expire(Schema schema, Map<String, AttributeValue> old) {
        replace(schema, old, null, true);
    }

    private void replace(
            Schema given,
            @Nullable Map<String, AttributeValue> old,
            @Nullable Map<String, AttributeValue> item,
            boolean expired) {
        Schema schema = catalog.current(given);
        for (Follower follower : followers) {
            Runnable later = follower.replaced(schema, old, item, expired);
            if (later != null) {
                later(later);
            }
        }
        if (item != null) {
            items.put(key(schema, null, item), new Item(item));
        } else if (old != null) {
            items.remove(key(schema, null, old));
        }
        for (Schema.Index index : schema.indexes()) {
            Key before = old != null && schema.fits(index, old) ? key(schema, index, old) : null;
            Key after = item != null && schema.fits(index, item) ? key(schema, index, item) : null;
            if (before != null && (after == null || !before.equals(after))) {
                copies.remove(before);
            }
            if (after != null && item != null) {
                Map<String, AttributeValue> copy = index.copy(item);
                boolean same =
                        before != null && old != null && before.equals(after) && Values.equal(index.copy(old), copy);
                if (!same) {
                    copies.put(after, new Item(copy));
                }
            }
        }
    }

    /** Removes everything of a table. */
    void clear(Schema schema) {
        for (Follower follower : followers) {
            follower.cleared(schema, all(schema));
        }
        for (Table<Item> table : List.of(items, copies)) {
            for (Row<Item> row : table.scan(KeyRange.under(Key.of(schema.id())))) {
                table.remove(row.key());
            }
        }
    }

    /** Puts an item into a table that is new, before its indexes are filled. Called atomically. */
    void load(Schema schema, Map<String, AttributeValue> item) {
        items.put(key(schema, null, item), new Item(item));
    }

    /** Copies every item of a table into an index that is new. Called atomically. */
    void fillIndex(Schema schema, Schema.Index index) {
        for (Row<Item> row : all(schema)) {
            Map<String, AttributeValue> item = row.value().attributes();
            if (schema.indexes(index, item)) {
                copies.put(key(schema, index, item), new Item(index.copy(item)));
            }
        }
    }

    /** Removes an index's copies. Called atomically. */
    void dropIndex(Schema schema, Schema.Index index) {
        for (Row<Item> row : copies.scan(KeyRange.under(root(schema, index)))) {
            copies.remove(row.key());
        }
    }

    /** Returns the items of a table in their order, lazily, as they are now. */
    Iterable<Row<Item>> all(Schema schema) {
        return items.scan(KeyRange.under(root(schema, null)));
    }

    long count(Schema schema, Schema.@Nullable Index index) {
        return table(index).count(KeyRange.under(root(schema, index)));
    }

    Iterable<Row<Item>> scan(Schema.@Nullable Index index, KeyRange range, boolean forward) {
        return forward ? table(index).scan(range) : table(index).scanReverse(range);
    }

    private Table<Item> table(Schema.@Nullable Index index) {
        return index == null ? items : copies;
    }

    static Key root(Schema schema, Schema.@Nullable Index index) {
        return index == null ? Key.of(schema.id()) : Key.of(schema.id(), index.name());
    }

    /** Returns where an item is: in an index, its table's key comes after the index's. */
    static Key key(Schema schema, Schema.@Nullable Index index, Map<String, AttributeValue> item) {
        Schema.Keys keys = index == null ? schema.keys() : index.keys();
        Key key = partition(root(schema, index), values(keys.hash(), item));
        key = with(key, keys.range(), item);
        return index == null ? key : with(key, schema.keys().all(), item);
    }

    private static Key with(Key key, List<KeyAttribute> attributes, Map<String, AttributeValue> item) {
        Key longer = key;
        for (KeyAttribute attribute : attributes) {
            longer = longer.with(KeyBytes.of(value(attribute, item)));
        }
        return longer;
    }

    private static List<AttributeValue> values(List<KeyAttribute> attributes, Map<String, AttributeValue> item) {
        List<AttributeValue> values = new ArrayList<>(attributes.size());
        for (KeyAttribute attribute : attributes) {
            values.add(value(attribute, item));
        }
        return values;
    }

    private static AttributeValue value(KeyAttribute attribute, Map<String, AttributeValue> item) {
        AttributeValue value = item.get(attribute.name());
        if (value == null) {
            throw new IllegalStateException("the key has no " + attribute.name());
        }
        return value;
    }

    /** Returns where the items with a partition key are. */
    static Key partition(Key root, List<AttributeValue> hash) {
        byte[] first = KeyBytes.of(hash.get(0));
        byte[] order = Arrays.copyOf(digest(first), ORDER_BYTES + first.length);
        System.arraycopy(first, 0, order, ORDER_BYTES, first.length);
        Key key = root.with(order);
        for (AttributeValue value : hash.subList(1, hash.size())) {
            key = key.with(KeyBytes.of(value));
        }
        return key;
    }

    private static byte[] digest(byte[] key) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(SALT);
            return md5.digest(key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has MD5", e);
        }
    }

    /** Returns the part of a table that one of several segments reads. */
    static KeyRange segment(Key root, int segment, int segments) {
        KeyRange range = KeyRange.under(root);
        if (segment > 0) {
            range = range.from(root.with(boundary(segment, segments)));
        }
        return segment + 1 < segments ? range.before(root.with(boundary(segment + 1, segments))) : range;
    }

    /** The first 12-bit hash, shifted into bytes, that belongs to a segment. */
    private static byte[] boundary(int segment, int segments) {
        long first = ((long) segment * 4096 + segments - 1) / segments;
        return new byte[] {(byte) (first >> 4), (byte) (first << 4)};
    }
}
