package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.store.Blob;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Objects and their versions. The newest version of each key is in one table, older ones, newest first, in another. One lock makes
 * looking at a key and changing it one step; it is taken inside the store's.
 */
final class Objects {
    private final Store store;
    private final Table<ObjectRecord> newest;
    private final Table<ObjectRecord> older;
    private final Table<Long> sequences;
    private final AtomicLong sequence = new AtomicLong();
    private final Object lock = new Object();

    Objects(Store store) {
        this.store = store;
        this.newest = store.table("s3/objects", ObjectRecord.class);
        this.older = store.table("s3/versions", ObjectRecord.class);
        this.sequences = store.table("s3/sequence", Long.class);
        Long last = sequences.get(Key.of("last"));
        this.sequence.set(last == null ? 0 : last);
    }

    /** Runs what reads and writes belong together. */
    <T> T atomically(Supplier<T> action) {
        return store.write(() -> {
            synchronized (lock) {
                return action.get();
            }
        });
    }

    /** Returns a number that is larger than those before. Called atomically. */
    long nextSequence() {
        long next = sequence.incrementAndGet();
        sequences.put(Key.of("last"), next);
        return next;
    }

    static Key key(String bucket, String key) {
        return Key.of(bucket, key);
    }

    private static Key olderKey(String bucket, ObjectRecord version) {
        return Key.of(bucket, version.key()).with(Long.MAX_VALUE - version.sequence());
    }

    /** Returns the newest version of a key, which may be a delete marker; null if there is none. */
    @Nullable
    ObjectRecord newest(String bucket, String key) {
        return newest.get(key(bucket, key));
    }

    /** Returns a version by its id; null if there is none. */
    @Nullable
    ObjectRecord version(String bucket, String key, String versionId) {
        ObjectRecord current = newest(bucket, key);
        if (current == null || current.versionId().equals(versionId)) {
            return current;
        }
        for (Row<ObjectRecord> row : older.scan(KeyRange.under(key(bucket, key)))) {
            if (row.value().versionId().equals(versionId)) {
                return row.value();
            }
        }
        return null;
    }

    /** Adds a version, which becomes the newest; without versioning it replaces the one with the id "null". Called atomically. */
    void add(BucketRecord bucket, ObjectRecord version) {
        // first: what is replaced may have the same body
        version.parts().forEach(part -> store.blobs().keep(part.blob()));
        if (version.versionId().equals(ObjectRecord.NO_VERSION)) {
            ObjectRecord replaced = version(bucket.name(), version.key(), ObjectRecord.NO_VERSION);
            if (replaced != null) {
                drop(bucket.name(), replaced);
            }
        }
        ObjectRecord before = newest(bucket.name(), version.key());
        if (before != null) {
            older.put(olderKey(bucket.name(), before), before);
        }
        newest.put(key(bucket.name(), version.key()), version);
    }

    /** Removes a version for good; the one before becomes the newest. Called atomically. */
    void drop(String bucket, ObjectRecord version) {
        Key key = key(bucket, version.key());
        ObjectRecord current = newest.get(key);
        if (current != null && current.sequence() == version.sequence()) {
            newest.remove(key);
            for (Row<ObjectRecord> row : older.scan(KeyRange.under(key))) {
                older.remove(row.key());
                newest.put(key, row.value());
                break;
            }
        } else {
            older.remove(olderKey(bucket, version));
        }
        version.parts().forEach(part -> store.blobs().release(part.blob()));
    }

    /** Changes what is kept with a version but its body. Called atomically. */
    void change(String bucket, ObjectRecord version) {
        ObjectRecord current = newest(bucket, version.key());
        if (current != null && current.sequence() == version.sequence()) {
            newest.put(key(bucket, version.key()), version);
        } else {
            older.put(olderKey(bucket, version), version);
        }
    }

    /** Returns the newest versions of a bucket in the order of keys, delete markers too. */
    Iterable<Row<ObjectRecord>> scan(KeyRange range) {
        return newest.scan(range);
    }

    /** Returns the versions of a key that are not the newest, newest first. */
    Iterable<Row<ObjectRecord>> olderThanNewest(String bucket, String key) {
        return older.scan(KeyRange.under(key(bucket, key)));
    }

    boolean isEmpty(String bucket) {
        return newest.count(KeyRange.under(Key.of(bucket))) == 0;
    }

    /** Returns whether a bucket has nothing but what only a listing of versions shows. */
    boolean hasOnlyVersions(String bucket) {
        for (Row<ObjectRecord> row : newest.scan(KeyRange.under(Key.of(bucket)))) {
            if (!row.value().deleteMarker()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the id of a version in a bucket. */
    static String versionId(BucketRecord bucket, long sequence) {
        return bucket.versioned() ? VersionIds.of(sequence) : ObjectRecord.NO_VERSION;
    }

    /** Returns the sequence number of a version, which may be gone. */
    long sequence(String bucket, String key, String versionId) {
        ObjectRecord version = version(bucket, key, versionId);
        return version != null && version.versionId().equals(versionId)
                ? version.sequence()
                : VersionIds.sequence(versionId);
    }

    /** Frees bodies that no version took. */
    void discard(List<Blob> blobs) {
        store.write(() -> blobs.forEach(store.blobs()::release));
    }
}
