package dev.kiln.emulator.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of keys: from one inclusively up to another exclusively.
 *
 * <pre>{@code
 * KeyRange.under(Key.of(tableName, hash));                  // all items of a partition
 * KeyRange.startingWith(Key.of(bucket), "photos/").after(lastKeyOfThePageBefore);
 * }</pre>
 */
public final class KeyRange {
    private final Key from;
    private final @Nullable Key to;

    private KeyRange(Key from, @Nullable Key to) {
        this.from = from;
        this.to = to;
    }

    /** Returns the range of all keys. */
    public static KeyRange all() {
        return new KeyRange(Key.FIRST, null);
    }

    /** Returns the range of the keys that begin with all parts of the given one, itself included. */
    public static KeyRange under(Key parent) {
        return new KeyRange(parent, parent.afterAllUnder());
    }

    /** Returns the range of the keys under the parent whose next part is a string with the given prefix. */
    public static KeyRange startingWith(Key parent, String prefix) {
        Key open = new KeyWriter(parent).openString(prefix).key();
        return new KeyRange(open, open.afterAllUnder());
    }

    /** Returns the part of this range that begins with the key. */
    public KeyRange from(Key key) {
        return new KeyRange(key.compareTo(from) > 0 ? key : from, to);
    }

    /** Returns the part of this range that comes after the key. */
    public KeyRange after(Key key) {
        return from(key.next());
    }

    /** Returns the part of this range that comes after the key and all keys under it. */
    public KeyRange afterAllUnder(Key key) {
        return from(key.afterAllUnder());
    }

    /** Returns the part of this range that comes after the keys under the parent whose next part begins so. */
    public KeyRange afterAllStartingWith(Key parent, String prefix) {
        return from(new KeyWriter(parent).openString(prefix).key().afterAllUnder());
    }

    /** Returns the part of this range that comes before the key. */
    public KeyRange before(Key key) {
        return new KeyRange(from, to == null || key.compareTo(to) < 0 ? key : to);
    }

    /** Returns the part of this range that ends with the key. */
    public KeyRange through(Key key) {
        return before(key.next());
    }

    /** Returns whether the key is in this range. */
    public boolean contains(Key key) {
        return !isAbove(key) && !isBelow(key);
    }

    Key from() {
        return from;
    }

    @Nullable
    Key to() {
        return to;
    }

    boolean isBelow(Key key) {
        return to != null && key.compareTo(to) >= 0;
    }

    boolean isAbove(Key key) {
        return key.compareTo(from) < 0;
    }

    @Override
    public String toString() {
        return "[" + from + ", " + (to == null ? "end" : to) + ")";
    }
}
