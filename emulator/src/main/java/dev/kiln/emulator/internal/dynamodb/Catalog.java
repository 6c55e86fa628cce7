package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The tables that there are, by account, region and name. */
final class Catalog {
    private final Table<TableRecord> tables;
    private final TableChanges changes;
    private final Map<TableName, Known> schemas = new ConcurrentHashMap<>();

    /** Counts the changes of tables, so that it takes no look into the store to know that there was none. */
    private final AtomicLong version = new AtomicLong();

    /** A schema, what it was made of, and the version at which that was read. */
    private record Known(TableRecord table, Schema schema, long version) {}

    Catalog(Store store, TableChanges changes) {
        this.tables = store.table("dynamodb/tables", TableRecord.class);
        this.changes = changes;
        store.onRollback(version::incrementAndGet);
    }

    private @Nullable TableRecord read(TableName name) {
        TableRecord found = tables.get(name.key());
        return found == null || changes.gone(name) ? null : found;
    }

    @Nullable
    TableDescription find(TableName name) {
        TableRecord found = read(name);
        if (found == null) {
            return null;
        }
        TableStatus changing = changes.of(name);
        return changing == null
                ? found.description()
                : found.description().toBuilder().tableStatus(changing).build();
    }

    /** Returns all of a table for an operation on tables. */
    TableRecord record(TableName name) {
        TableRecord found = read(name);
        if (found == null) {
            throw DynamoDbErrors.tableNotFound(name.name());
        }
        return found;
    }

    /** Returns a table for an operation on tables. */
    TableDescription table(TableName name) {
        TableDescription table = find(name);
        if (table == null) {
            throw DynamoDbErrors.tableNotFound(name.name());
        }
        return table;
    }

    /** Returns all of a table for an operation on backups. */
    TableRecord backedUp(TableName name) {
        TableRecord found = read(name);
        if (found == null) {
            throw BackupErrors.tableNotFound(name.name());
        }
        return found;
    }

    /** Returns a table's schema for an operation on items. */
    Schema schema(String text, CallContext call) {
        TableName name = TableName.of(text, call);
        Schema schema = schema(name);
        TableStatus changing = changes.of(name);
        if (schema == null || changing == TableStatus.CREATING || changing == TableStatus.DELETING) {
            throw DynamoDbErrors.tableMissing();
        }
        return schema;
    }

    /** Returns a table's schema, or null if there is no such table. */
    @SuppressWarnings("ReferenceEquality") // a table that was read again may be made into a schema again
    @Nullable
    Schema schema(TableName name) {
        long seen = version.get();
        Known known = schemas.get(name);
        if (known != null && known.version() == seen && !changes.take()) {
            return known.schema();
        }
        TableRecord table = read(name);
        if (table == null) {
            return null;
        }
        if (known == null || known.table() != table) {
            known = new Known(table, Schema.of(name, table), seen);
            schemas.put(name, known);
        } else if (known.version() != seen) {
            schemas.put(name, new Known(table, known.schema(), seen));
        }
        return known.schema();
    }

    /** Returns the schema of a table that is there. */
    Schema require(TableName name) {
        Schema schema = schema(name);
        if (schema == null) {
            throw DynamoDbErrors.tableNotFound(name.name());
        }
        return schema;
    }

    /**
     * Returns the schema that a table has now: it may have got an index since a request was read. Called atomically.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException if the table is gone
     */
    @SuppressWarnings("ReferenceEquality") // another one is looked up, whether it says the same or not
    Schema current(Schema schema) {
        Known known = schemas.get(schema.table());
        if (known != null && known.schema() == schema && known.version() == version.get()) {
            return schema;
        }
        Schema now = schema(schema.table());
        if (now == null || !now.id().equals(schema.id())) {
            throw DynamoDbErrors.tableMissing();
        }
        return now;
    }

    /** Makes a table, or changes its description. Called atomically. */
    void put(TableName name, TableDescription description) {
        TableRecord before = read(name);
        put(name, before == null ? new TableRecord(description, null, null) : before.with(description));
    }

    void put(TableName name, TableRecord table) {
        tables.put(name.key(), table);
        version.incrementAndGet();
    }

    /** Removes a table, at once or as soon as its deletion has taken its time. */
    void remove(TableName name) {
        if (changes.take()) {
            changes.begin(name, TableStatus.DELETING);
            return;
        }
        tables.remove(name.key());
        version.incrementAndGet();
        schemas.remove(name);
    }

    TableChanges changes() {
        return changes;
    }

    /** Returns the names of an account's tables in a region, in order, after a name that need not exist. */
    List<String> names(CallContext call, @Nullable String after, int limit) {
        KeyRange range = KeyRange.under(Key.of(call.account(), call.region()));
        if (after != null) {
            range = range.after(Key.of(call.account(), call.region(), after));
        }
        List<String> names = new ArrayList<>();
        for (Row<TableRecord> row : tables.scan(range)) {
            if (names.size() == limit) {
                break;
            }
            String name = row.value().description().tableName();
            if (!changes.gone(new TableName(call.account(), call.region(), name))) {
                names.add(name);
            }
        }
        return names;
    }
}
