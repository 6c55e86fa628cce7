package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.json.Json;
import dev.kiln.emulator.internal.store.Key;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task that moves the messages of a dead-letter queue.
 *
 * @param number among the tasks of its source, in the order in which they were started
 * @param destination ARN of a queue; null to take each message back to where it came from
 * @param perSecond how many to move; null for as many as can be
 * @param started in milliseconds
 * @param status AWS's word
 * @param failure code of the error that ended it
 */
record MoveTask(
        long number,
        String id,
        String source,
        @Nullable String destination,
        @Nullable Integer perSecond,
        long toMove,
        long moved,
        long started,
        String status,
        @Nullable String failure) {
    static final String RUNNING = "RUNNING";
    static final String COMPLETED = "COMPLETED";
    static final String CANCELLED = "CANCELLED";
    static final String FAILED = "FAILED";

    /** What names a task: its id and its source. */
    record Handle(String taskId, String sourceArn) {
        /** Reads a handle; null where it is none. */
        static @Nullable Handle read(String text) {
            Map<String, @Nullable Object> parts;
            try {
                parts = Json.object(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException notBase64) {
                return null;
            }
            return parts != null
                            && parts.get("taskId") instanceof String task
                            && parts.get("sourceArn") instanceof String source
                    ? new Handle(task, source)
                    : null;
        }
    }

    String handle() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("taskId", id);
        parts.put("sourceArn", source);
        return Base64.getEncoder().encodeToString(Json.write(parts).getBytes(StandardCharsets.UTF_8));
    }

    Key key(QueueRecord queue) {
        return queue.key().with(number);
    }

    boolean running() {
        return status.equals(RUNNING);
    }

    MoveTask moved(long more) {
        return new MoveTask(number, id, source, destination, perSecond, toMove, moved + more, started, status, failure);
    }

    MoveTask ended(String as, @Nullable String reason) {
        return new MoveTask(number, id, source, destination, perSecond, toMove, moved, started, as, reason);
    }
}
