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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The tables that there are, by account, region and name. */
final class Catalog {
    private final Table<TableRecord> tables;
    private final Map<TableName, Known> schemas = new ConcurrentHashMap<>();

    /** A schema, and what it was made of. */
    private record Known(TableRecord table, Schema schema) {}

    Catalog(Store store) {
        this.tables = store.table("dynamodb/tables", TableRecord.class);
    }

    @Nullable
    TableDescription find(TableName name) {
        TableRecord found = tables.get(name.key());
        return found == null ? null : found.description();
    }

    /** Returns all of a table for an operation on tables. */
    TableRecord record(TableName name) {
        TableRecord found = tables.get(name.key());
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
        TableRecord found = tables.get(name.key());
        if (found == null) {
            throw BackupErrors.tableNotFound(name.name());
        }
        return found;
    }

    /** Returns a table's schema for an operation on items. */
    Schema schema(String text, CallContext call) {
        Schema schema = schema(TableName.of(text, call));
        if (schema == null) {
            throw DynamoDbErrors.tableMissing();
        }
        return schema;
    }

    /** Returns a table's schema, or null if there is no such table. */
    @SuppressWarnings("ReferenceEquality") // a table that was read again may be made into a schema again
    @Nullable
    Schema schema(TableName name) {
        TableRecord table = tables.get(name.key());
        if (table == null) {
            return null;
        }
        Known known = schemas.get(name);
        if (known == null || known.table() != table) {
            known = new Known(table, Schema.of(name, table));
            schemas.put(name, known);
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

    /** Makes a table, or changes its description. Called atomically. */
    void put(TableName name, TableDescription description) {
        TableRecord before = tables.get(name.key());
        put(name, before == null ? new TableRecord(description, null, null) : before.with(description));
    }

    void put(TableName name, TableRecord table) {
        tables.put(name.key(), table);
    }

    void remove(TableName name) {
        tables.remove(name.key());
        schemas.remove(name);
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
            names.add(row.value().description().tableName());
        }
        return names;
    }
}
