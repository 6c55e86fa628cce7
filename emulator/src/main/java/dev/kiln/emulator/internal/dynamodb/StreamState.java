package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.store.Key;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * A stream of a table, which may be gone. It has one shard.
 *
 * @param first number of the oldest change that is not trimmed, or of the next one if there is none
 * @param closedMillis when it was disabled; 0 while it is enabled
 */
record StreamState(
        String account,
        String region,
        String table,
        String label,
        StreamViewType view,
        List<KeySchemaElement> keys,
        long createdMillis,
        long first,
        long closedMillis) {
    StreamState {
        keys = List.copyOf(keys);
    }

    TableName tableName() {
        return new TableName(account, region, table);
    }

    Key key() {
        return tableName().key().with(label);
    }

    String arn() {
        return arn(tableName(), label);
    }

    static String arn(TableName table, String label) {
        return table.arn() + "/stream/" + label;
    }

    boolean enabled() {
        return closedMillis == 0;
    }

    /** In AWS's form: when it was opened, and something that tells it from others. */
    String shard() {
        CRC32 hash = new CRC32();
        hash.update(arn().getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "shardId-%020d-%08x", createdMillis, hash.getValue());
    }

    StreamState closed(long millis) {
        return new StreamState(account, region, table, label, view, keys, createdMillis, first, millis);
    }

    StreamState trimmedTo(long number) {
        return new StreamState(account, region, table, label, view, keys, createdMillis, number, closedMillis);
    }
}
