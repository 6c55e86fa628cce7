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
    private final Table<TableDescription> tables;
    private final Map<TableName, Known> schemas = new ConcurrentHashMap<>();

    /** A schema, and the description that it was made of. */
    private record Known(TableDescription description, Schema schema) {}

    Catalog(Store store) {
        this.tables = store.table("dynamodb/tables", TableDescription.class);
    }

    @Nullable
    TableDescription find(TableName name) {
        return tables.get(name.key());
    }

    /** Returns a table for an operation on tables. */
    TableDescription table(TableName name) {
        TableDescription table = find(name);
        if (table == null) {
            throw DynamoDbErrors.tableNotFound(name.name());
        }
        return table;
    }

    /** Returns a table's schema for an operation on items. */
    @SuppressWarnings("ReferenceEquality") // a description that was read again may be made into a schema again
    Schema schema(String text, CallContext call) {
        TableName name = TableName.of(text, call);
        TableDescription description = find(name);
        if (description == null) {
            throw DynamoDbErrors.tableMissing();
        }
        Known known = schemas.get(name);
        if (known == null || known.description() != description) {
            known = new Known(description, Schema.of(name, description));
            schemas.put(name, known);
        }
        return known.schema();
    }

    void put(TableName name, TableDescription description) {
        tables.put(name.key(), description);
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
        for (Row<TableDescription> row : tables.scan(range)) {
            if (names.size() == limit) {
                break;
            }
            names.add(row.value().tableName());
        }
        return names;
    }
}
