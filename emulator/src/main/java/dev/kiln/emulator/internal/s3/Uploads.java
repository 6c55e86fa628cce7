package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Multipart uploads under way, and their parts. Changes are made atomically with those of {@link Objects}. */
final class Uploads {
    private final Store store;
    private final Table<UploadRecord> uploads;
    private final Table<ObjectPart> parts;
    private final Table<String> completed;

    Uploads(Store store) {
        this.store = store;
        this.uploads = store.table("s3/uploads", UploadRecord.class);
        this.parts = store.table("s3/parts", ObjectPart.class);
        this.completed = store.table("s3/completed-uploads", String.class);
    }

    void put(String bucket, UploadRecord upload) {
        uploads.put(Key.of(bucket, upload.key(), upload.id()), upload);
    }

    /** Returns an upload, or fails as S3 does where there is none. */
    UploadRecord upload(String bucket, String key, String id) {
        UploadRecord upload = uploads.get(Key.of(bucket, key, id));
        if (upload == null) {
            throw S3Errors.noSuchUpload(id);
        }
        return upload;
    }

    @Nullable
    UploadRecord find(String bucket, String key, String id) {
        return uploads.get(Key.of(bucket, key, id));
    }

    Iterable<Row<UploadRecord>> in(String bucket) {
        return uploads.scan(KeyRange.under(Key.of(bucket)));
    }

    /** Adds a part, in place of one with the same number. */
    void putPart(String upload, ObjectPart part) {
        Key key = Key.of(upload).with(part.number());
        ObjectPart old = parts.get(key);
        store.blobs().keep(part.blob());
        parts.put(key, part);
        if (old != null) {
            store.blobs().release(old.blob());
        }
    }

    List<ObjectPart> parts(String upload) {
        List<ObjectPart> all = new ArrayList<>();
        parts.scan(KeyRange.under(Key.of(upload))).forEach(row -> all.add(row.value()));
        return all;
    }

    /** Ends an upload; parts that no object took go. */
    void end(String bucket, UploadRecord upload) {
        uploads.remove(Key.of(bucket, upload.key(), upload.id()));
        for (Row<ObjectPart> row : parts.scan(KeyRange.under(Key.of(upload.id())))) {
            parts.remove(row.key());
            store.blobs().release(row.value().blob());
        }
    }

    /** Notes that the object of a key went while it was uploaded: uploads on conditions fail by that. */
    void noteDeleted(String bucket, String key) {
        for (Row<UploadRecord> row : uploads.scan(KeyRange.under(Key.of(bucket, key)))) {
            uploads.put(row.key(), row.value().afterDelete());
        }
    }

    /** Notes what an upload became, for a client that completes it again. */
    void noteCompleted(String bucket, UploadRecord upload, String etag) {
        completed.put(Key.of(bucket, upload.key(), upload.id()), etag);
    }

    @Nullable
    String completed(String bucket, String key, String id) {
        return completed.get(Key.of(bucket, key, id));
    }

    /** Ends all uploads to a bucket. */
    void clear(String bucket) {
        for (Row<UploadRecord> row : in(bucket)) {
            end(bucket, row.value());
        }
        for (Row<String> row : completed.scan(KeyRange.under(Key.of(bucket)))) {
            completed.remove(row.key());
        }
    }
}
