package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** How many units reads and writes cost. */
final class Capacity {
    private static final int READ_BYTES = 4096;
    private static final int WRITE_BYTES = 1024;

    private Capacity() {}

    /** Returns the units of reading bytes; reading nothing costs as much as the first. */
    static double read(long bytes, boolean consistent) {
        double units = Math.max(1, (bytes + READ_BYTES - 1) / READ_BYTES);
        return consistent ? units : units / 2;
    }

    static double write(@Nullable Map<String, AttributeValue> old, @Nullable Map<String, AttributeValue> item) {
        long bytes = Math.max(old == null ? 0 : ItemSize.of(old), item == null ? 0 : ItemSize.of(item));
        return Math.max(1, (bytes + WRITE_BYTES - 1) / WRITE_BYTES);
    }

    /** Returns what a response says of the units, null if the request did not ask. */
    static @Nullable ConsumedCapacity consumed(@Nullable ReturnConsumedCapacity wanted, String table, double units) {
        if (wanted == null || wanted == ReturnConsumedCapacity.NONE) {
            return null;
        }
        ConsumedCapacity.Builder consumed =
                ConsumedCapacity.builder().tableName(table).capacityUnits(units);
        if (wanted == ReturnConsumedCapacity.INDEXES) {
            consumed.table(detail -> detail.capacityUnits(units));
        }
        return consumed.build();
    }
}
