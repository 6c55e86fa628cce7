package dev.kiln.emulator.internal.store;

import java.util.function.UnaryOperator;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/**
 * An ordered map from keys to immutable values.
 *
 * <p>Safe for use by many threads; each method is atomic except {@link #update}. Reads take no lock. Values must not
 * change once they are put: in memory, {@link #get} returns the very object.
 *
 * @param <V> the type of the values: a record, an SDK model class, a string, or an interface sealed over records
 */
public final class Table<V> {
    private final Store store;
    private final String name;
    private final Class<V> type;
    private final Packing<V> packing;
    private final Tree tree;

    Table(Store store, String name, Class<V> type, Packing<V> packing, Tree tree) {
        this.store = store;
        this.name = name;
        this.type = type;
        this.packing = packing;
        this.tree = tree;
    }

    public String name() {
        return name;
    }

    Class<V> type() {
        return type;
    }

    Tree tree() {
        return tree;
    }

    /** Returns the value of the key, or {@code null}. */
    public @Nullable V get(Key key) {
        return unpack(tree.get(key));
    }

    public boolean contains(Key key) {
        return tree.get(key) != null;
    }

    /** Sets the value of the key, whether it had one or not. */
    public void put(Key key, V value) {
        Object packed = packing.pack(value);
        store.enter();
        try {
            store.history().beforeChange(tree, key);
            tree.put(key, packed);
        } finally {
            store.leaveChanged();
        }
    }

    /** Sets the value unless the key has one; returns the one it has, or {@code null} if the given one was set. */
    public @Nullable V putIfAbsent(Key key, V value) {
        Object packed = packing.pack(value);
        store.enter();
        try {
            store.history().beforeChange(tree, key);
            return unpack(tree.putIfAbsent(key, packed));
        } finally {
            store.leaveChanged();
        }
    }

    /** Removes the key; returns the value it had, or {@code null}. */
    public @Nullable V remove(Key key) {
        store.enter();
        try {
            store.history().beforeChange(tree, key);
            return unpack(tree.remove(key));
        } finally {
            store.leaveChanged();
        }
    }

    /**
     * Replaces the value by what the function makes of it; {@code null} stands for no value on both sides.
     *
     * <p>The caller holds the lock that guards the key: two updates at a time may lose one.
     *
     * @return the new value
     */
    public @Nullable V update(Key key, UnaryOperator<@Nullable V> function) {
        store.enter();
        try {
            V old = get(key);
            V value = function.apply(old);
            if (value != null) {
                put(key, value);
            } else if (old != null) {
                remove(key);
            }
            return value;
        } finally {
            store.leave();
        }
    }

    /** Removes everything. */
    public void clear() {
        store.enter();
        try {
            store.history().beforeClear(tree);
            tree.clear();
        } finally {
            store.leaveChanged();
        }
    }

    public long size() {
        return tree.sizeAsLong();
    }

    /** Returns how many keys are in the range, without visiting them. */
    public long count(KeyRange range) {
        Key to = range.to();
        long end = to == null ? tree.sizeAsLong() : tree.rank(to);
        return Math.max(0, end - tree.rank(range.from()));
    }

    public @Nullable Key firstKey() {
        return tree.firstKey();
    }

    public @Nullable Key lastKey() {
        return tree.lastKey();
    }

    /** Returns the smallest key that is not smaller than the given one. */
    public @Nullable Key ceiling(Key key) {
        return tree.ceilingKey(key);
    }

    /** Returns the largest key that is not larger than the given one. */
    public @Nullable Key floor(Key key) {
        return tree.floorKey(key);
    }

    /** Returns the smallest key that is larger than the given one. */
    public @Nullable Key higher(Key key) {
        return tree.higherKey(key);
    }

    /** Returns the largest key that is smaller than the given one. */
    public @Nullable Key lower(Key key) {
        return tree.lowerKey(key);
    }

    /**
     * Returns the rows of a range in order.
     *
     * <p>The rows are those of the moment of this call, whatever happens while they are read, and they are read lazily: a
     * scan of the first ten costs ten. With a directory, finish a scan within {@link FileCommits#RETENTION}: then the
     * pages of that moment may be overwritten.
     */
    public Iterable<Row<V>> scan(KeyRange range) {
        RootReference<Key, Object> root = tree.flushAndGetRoot();
        return () -> new Scan<>(root, range, false, packing);
    }

    /** Returns the rows of a range from its end to its beginning; otherwise like {@link #scan}. */
    public Iterable<Row<V>> scanReverse(KeyRange range) {
        RootReference<Key, Object> root = tree.flushAndGetRoot();
        return () -> new Scan<>(root, range, true, packing);
    }

    private @Nullable V unpack(@Nullable Object packed) {
        return packed == null ? null : packing.unpack(packed);
    }

    @Override
    public String toString() {
        return name + " (" + size() + ")";
    }
}
