package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What buckets are configured to do, one kind of configuration a table. */
final class Configurations {
    private final Store store;
    private final List<Kind<?>> kinds = new ArrayList<>();
    private final List<Table<?>> tables = new ArrayList<>();

    Configurations(Store store) {
        this.store = store;
    }

    /** Returns the configurations of a kind. */
    <T> Kind<T> of(String name, Class<T> type) {
        Kind<T> kind = new Kind<>(store.table("s3/bucket-" + name, type));
        kinds.add(kind);
        return kind;
    }

    /** Returns the table of a kind that a bucket may have many of: by bucket and id. */
    <T> Table<T> many(String name, Class<T> type) {
        Table<T> table = store.table("s3/bucket-" + name, type);
        tables.add(table);
        return table;
    }

    void clear(String bucket) {
        kinds.forEach(kind -> kind.remove(bucket));
        tables.forEach(table -> clear(table, bucket));
    }

    private static <T> void clear(Table<T> table, String bucket) {
        for (Row<T> row : table.scan(KeyRange.under(Key.of(bucket)))) {
            table.remove(row.key());
        }
    }

    /** The configurations of one kind, by bucket. */
    static final class Kind<T> {
        private final Table<T> table;

        private Kind(Table<T> table) {
            this.table = table;
        }

        @Nullable
        T get(String bucket) {
            return table.get(Key.of(bucket));
        }

        void put(String bucket, T configuration) {
            table.put(Key.of(bucket), configuration);
        }

        void remove(String bucket) {
            table.remove(Key.of(bucket));
        }
    }
}
