package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Tables that are being made, changed or deleted, for as long as the emulator was told that takes. Nobody has to end a change: it is
 * over when its time is.
 */
final class TableChanges {
    private final Table<Change> changes;
    private final Time time;
    private final Duration span;

    /** A change that is under way until a time. */
    record Change(String status, long untilMillis) {}

    TableChanges(Store store, Time time, Duration span) {
        this.changes = store.table("dynamodb/table-changes", Change.class);
        this.time = time;
        this.span = span;
    }

    /** Whether changes take any time here. */
    boolean take() {
        return !span.isZero();
    }

    void begin(TableName name, TableStatus status) {
        if (take()) {
            changes.put(
                    name.key(),
                    new Change(status.toString(), time.now().plus(span).toEpochMilli()));
        }
    }

    /** Returns the change that a table is in; null for none. */
    @Nullable
    TableStatus of(TableName name) {
        Change change = take() ? changes.get(name.key()) : null;
        return change != null && time.now().toEpochMilli() < change.untilMillis()
                ? TableStatus.fromValue(change.status())
                : null;
    }

    /** Returns whether a table was being deleted and is gone by now. */
    boolean gone(TableName name) {
        Change change = take() ? changes.get(name.key()) : null;
        return change != null
                && change.status().equals(TableStatus.DELETING.toString())
                && time.now().toEpochMilli() >= change.untilMillis();
    }

    /** Refuses to change a table that is on its way already. */
    void refuse(TableName name) {
        TableStatus status = of(name);
        if (status != null) {
            String what =
                    status == TableStatus.CREATING ? "created" : status == TableStatus.DELETING ? "deleted" : "updated";
            throw DynamoDbErrors.inUse(
                    "Attempt to change a resource which is still in use: Table is being " + what + ": " + name.name());
        }
    }
}
