package dev.kiln.emulator.internal.store;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** Walks through a range of one state of a tree. */
final class Scan<V> implements Iterator<Row<V>> {
    private final Cursor<Key, Object> cursor;
    private final KeyRange range;
    private final boolean reverse;
    private final Packing<V> packing;
    private @Nullable Key ahead;

    Scan(RootReference<Key, Object> root, KeyRange range, boolean reverse, Packing<V> packing) {
        this.cursor = new Cursor<>(root, reverse ? range.to() : range.from(), null, reverse);
        this.range = range;
        this.reverse = reverse;
        this.packing = packing;
        step();
        if (reverse && ahead != null && range.isBelow(ahead)) {
            // the cursor starts at the bound itself, which the range excludes
            step();
        }
    }

    private void step() {
        Key next = cursor.hasNext() ? cursor.next() : null;
        boolean beyond = next != null && (reverse ? range.isAbove(next) : range.isBelow(next));
        ahead = beyond ? null : next;
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Row<V> next() {
        Key key = ahead;
        if (key == null) {
            throw new NoSuchElementException("the scan is over");
        }
        Row<V> row = new Row<>(key, packing.unpack(cursor.getValue()));
        step();
        return row;
    }
}
