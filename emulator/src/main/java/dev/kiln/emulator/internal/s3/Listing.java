package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of keys, in the order of their UTF-8 bytes; keys that share what is up to a delimiter are one common prefix.
 *
 * @param objects newest versions, without delete markers
 * @param last the key or common prefix that the page ends with; null on the last page
 */
record Listing(
        List<ObjectRecord> objects,
        List<String> prefixes,
        @Nullable String last) {
    /** What is listed. */
    record Wanted(String bucket, String prefix, String delimiter, String after, int most) {
        Wanted after(String other) {
            return new Wanted(bucket, prefix, delimiter, other, most);
        }
    }

    static Listing of(Objects objects, Wanted wanted) {
        Key parent = Key.of(wanted.bucket());
        List<ObjectRecord> found = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        KeyRange range = KeyRange.startingWith(parent, wanted.prefix());
        if (!wanted.after().isEmpty()) {
            range = range.after(Key.of(wanted.bucket(), wanted.after()));
            String shared = common(wanted.after(), wanted);
            if (shared != null && shared.equals(wanted.after())) {
                range = range.afterAllStartingWith(parent, shared);
            }
        }
        String last = "";
        Iterator<Row<ObjectRecord>> rows = objects.scan(range).iterator();
        while (rows.hasNext()) {
            ObjectRecord object = rows.next().value();
            if (object.deleteMarker()) {
                continue;
            }
            if (found.size() + prefixes.size() == wanted.most()) {
                return new Listing(found, prefixes, wanted.most() == 0 ? null : last);
            }
            String shared = common(object.key(), wanted);
            if (shared == null) {
                found.add(object);
                last = object.key();
            } else {
                prefixes.add(shared);
                last = shared;
                rows = objects.scan(range.afterAllStartingWith(parent, shared)).iterator();
            }
        }
        return new Listing(found, prefixes, null);
    }

    /** Returns where a page goes on after a key: after all that shares its common prefix, where it has one. */
    static String past(String marker, Wanted wanted) {
        String shared = common(marker, wanted);
        return shared == null ? marker : shared;
    }

    /** Returns what a key has up to the first delimiter after the prefix; null if there is none. */
    private static @Nullable String common(String key, Wanted wanted) {
        if (wanted.delimiter().isEmpty() || !key.startsWith(wanted.prefix())) {
            return null;
        }
        int at = key.indexOf(wanted.delimiter(), wanted.prefix().length());
        return at < 0 ? null : key.substring(0, at + wanted.delimiter().length());
    }
}
