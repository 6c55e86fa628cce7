package dev.kiln.emulator.internal.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * A table.
 *
 * @param expiry the attribute that says when an item expires; null where items do not
 * @param recovery null where the table cannot be restored to an earlier time
 */
record TableRecord(
        TableDescription description,
        @Nullable String expiry,
        @Nullable Recovery recovery) {

    /** Since when, and how far back, a table can be restored to an earlier time. */
    record Recovery(int days, long sinceMillis) {}

    TableRecord with(TableDescription changed) {
        return new TableRecord(changed, expiry, recovery);
    }

    TableRecord withExpiry(@Nullable String attribute) {
        return new TableRecord(description, attribute, recovery);
    }

    TableRecord withRecovery(@Nullable Recovery changed) {
        return new TableRecord(description, expiry, changed);
    }
}
