package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import org.jspecify.annotations.Nullable;

/** The buckets. */
final class Buckets {
    private final Table<BucketRecord> buckets;

    Buckets(Store store) {
        this.buckets = store.table("s3/buckets", BucketRecord.class);
    }

    @Nullable
    BucketRecord find(String name) {
        return buckets.get(Key.of(name));
    }

    /** Returns the bucket, or fails as S3 does where there is none. */
    BucketRecord bucket(String name) {
        BucketRecord bucket = find(name);
        if (bucket == null) {
            throw S3Errors.noSuchBucket(name);
        }
        return bucket;
    }

    void put(BucketRecord bucket) {
        buckets.put(Key.of(bucket.name()), bucket);
    }

    void remove(String name) {
        buckets.remove(Key.of(name));
    }

    /** Returns the buckets after a name, in order. */
    Iterable<Row<BucketRecord>> after(String name) {
        return buckets.scan(name.isEmpty() ? KeyRange.all() : KeyRange.all().after(Key.of(name)));
    }
}
