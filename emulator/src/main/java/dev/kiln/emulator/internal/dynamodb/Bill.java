package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import dev.kiln.emulator.internal.dynamodb.value.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * What a request costs of one table: units of the table and of each index, by AWS's arithmetic. A read costs a unit for each 4 KB,
 * half of it when it is eventually consistent; a write one for each KB; transactions cost double. Nothing is reckoned where neither the
 * request nor throttling asks.
 */
final class Bill {
    /** Whether ReadCapacityUnits or WriteCapacityUnits are shown too, as transactions do. */
    enum Kind {
        PLAIN,
        TRANSACT_READ,
        TRANSACT_WRITE
    }

    private static final int READ_BYTES = 4096;
    private static final int WRITE_BYTES = 1024;

    private final Kind kind;
    private final @Nullable ReturnConsumedCapacity wanted;
    private final boolean reckons;
    private final Map<String, Double> global = new LinkedHashMap<>();
    private final Map<String, Double> local = new LinkedHashMap<>();
    private double table;

    /** Makes one that {@link Throttling} may need though the request did not ask. */
    Bill(Kind kind, @Nullable ReturnConsumedCapacity wanted, boolean needed) {
        this.kind = kind;
        this.wanted = wanted;
        this.reckons = needed || asked();
    }

    static Bill plain(@Nullable ReturnConsumedCapacity wanted) {
        return new Bill(Kind.PLAIN, wanted, false);
    }

    static Bill transactRead(@Nullable ReturnConsumedCapacity wanted) {
        return new Bill(Kind.TRANSACT_READ, wanted, false);
    }

    static Bill transactWrite(@Nullable ReturnConsumedCapacity wanted) {
        return new Bill(Kind.TRANSACT_WRITE, wanted, false);
    }

    /** Whether sizes matter. */
    boolean reckons() {
        return reckons;
    }

    private boolean asked() {
        return wanted != null && wanted != ReturnConsumedCapacity.NONE;
    }

    /** Returns the units of the table and of its local indexes, which share them. */
    double ofTable() {
        return table + sum(local);
    }

    /** Returns the units of each global index. */
    Map<String, Double> ofGlobal() {
        return global;
    }

    /** Adds the reading of bytes from a table, or an index of it; reading nothing costs as much as the first. */
    Bill read(Schema.@Nullable Index index, long bytes, boolean consistent) {
        if (!reckons) {
            return this;
        }
        double units = Math.max(1, (bytes + READ_BYTES - 1) / READ_BYTES);
        double cost = kind == Kind.TRANSACT_READ ? 2 * units : consistent ? units : units / 2;
        if (index == null) {
            table += cost;
        } else {
            (index.global() ? global : local).merge(index.name(), cost, Double::sum);
        }
        return this;
    }

    /** Adds a write of an item and of its copies in indexes that it changes. */
    Bill write(Schema schema, ItemWrite.Outcome outcome) {
        if (!reckons) {
            return this;
        }
        Map<String, AttributeValue> before = outcome.before();
        Map<String, AttributeValue> after = outcome.after();
        table += written(ItemSize.of(before), ItemSize.of(after));
        for (Schema.Index index : schema.indexes()) {
            Map<String, AttributeValue> old = before != null && schema.fits(index, before) ? index.copy(before) : null;
            Map<String, AttributeValue> copy = after != null && schema.fits(index, after) ? index.copy(after) : null;
            double cost = entry(schema, index, old, copy);
            if (cost > 0) {
                (index.global() ? global : local).merge(index.name(), cost, Double::sum);
            }
        }
        return this;
    }

    private double entry(
            Schema schema,
            Schema.Index index,
            @Nullable Map<String, AttributeValue> old,
            @Nullable Map<String, AttributeValue> copy) {
        if (old == null || copy == null) {
            return old == null && copy == null ? 0 : written(ItemSize.of(old), ItemSize.of(copy));
        }
        if (!Items.key(schema, index, old).equals(Items.key(schema, index, copy))) {
            return written(ItemSize.of(old), 0) + written(0, ItemSize.of(copy));
        }
        return Values.equal(old, copy) ? 0 : written(ItemSize.of(old), ItemSize.of(copy));
    }

    private double written(long old, long now) {
        long units = Math.max(1, (Math.max(old, now) + WRITE_BYTES - 1) / WRITE_BYTES);
        return kind == Kind.TRANSACT_WRITE ? 2 * units : units;
    }

    /** Returns what a response says of the units, null if the request did not ask. */
    @Nullable
    ConsumedCapacity shown(String tableName) {
        if (!asked()) {
            return null;
        }
        double total = table + sum(global) + sum(local);
        ConsumedCapacity.Builder consumed =
                ConsumedCapacity.builder().tableName(tableName).capacityUnits(total);
        if (kind == Kind.TRANSACT_READ) {
            consumed.readCapacityUnits(total);
        } else if (kind == Kind.TRANSACT_WRITE) {
            consumed.writeCapacityUnits(total);
        }
        if (wanted == ReturnConsumedCapacity.INDEXES) {
            consumed.table(detail(table));
            consumed.globalSecondaryIndexes(global.isEmpty() ? null : details(global));
            consumed.localSecondaryIndexes(local.isEmpty() ? null : details(local));
        }
        return consumed.build();
    }

    private static double sum(Map<String, Double> units) {
        return units.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private Capacity detail(double units) {
        Capacity.Builder detail = Capacity.builder().capacityUnits(units);
        if (kind == Kind.TRANSACT_READ) {
            detail.readCapacityUnits(units);
        } else if (kind == Kind.TRANSACT_WRITE) {
            detail.writeCapacityUnits(units);
        }
        return detail.build();
    }

    private Map<String, Capacity> details(Map<String, Double> units) {
        Map<String, Capacity> details = new LinkedHashMap<>();
        units.forEach((name, cost) -> details.put(name, detail(cost)));
        return details;
    }
}
