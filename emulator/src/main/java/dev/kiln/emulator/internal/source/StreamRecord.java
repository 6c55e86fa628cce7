package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a stream as Lambda's event has it.
 *
 * @param arrived when it came into the stream
 * @param item what the record is about: those about the same item stay in their order
 * @param json the record's text
 * @param bytes its length in UTF-8
 */
record StreamRecord(
        String sequenceNumber,
        Instant arrived,
        Object item,
        Map<String, @Nullable Object> tree,
        String json,
        int bytes) {
    static StreamRecord of(String sequenceNumber, Instant arrived, Object item, Map<String, @Nullable Object> tree) {
        String json = Json.write(tree);
        return new StreamRecord(
                sequenceNumber, arrived, item, tree, json, json.getBytes(StandardCharsets.UTF_8).length);
    }
}
