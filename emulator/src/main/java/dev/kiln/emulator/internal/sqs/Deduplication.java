package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was sent to FIFO queues in the last five minutes. The caller holds the lock of {@link Queues}. */
final class Deduplication {
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final Tables tables;

    Deduplication(Tables tables) {
        this.tables = tables;
    }

    /** A message that was sent; it may be gone. */
    record Sent(String messageId, long number, String scope, String id, long until) {}

    /** The message that one with this id repeats; null where it is the first. */
    @Nullable
    Sent find(QueueRecord queue, @Nullable String group, String id, long now) {
        Key key = queue.key();
        for (Row<String> row : tables.ages().scan(KeyRange.under(key).before(key.with(now + 1)))) {
            tables.duplicates()
                    .remove(key.with(row.key().string(4)).with(row.key().string(5)));
            tables.ages().remove(row.key());
        }
        return tables.duplicates().get(key.with(scope(queue, group)).with(id));
    }

    void remember(QueueRecord queue, MessageRecord message, long now) {
        String id = Objects.requireNonNull(message.deduplicationId());
        String scope = scope(queue, message.group());
        long until = now + INTERVAL.toMillis();
        Key key = queue.key();
        tables.duplicates().put(key.with(scope).with(id), new Sent(message.id(), message.number(), scope, id, until));
        tables.ages().put(key.with(until).with(scope).with(id), "");
    }

    private static String scope(QueueRecord queue, @Nullable String group) {
        boolean byGroup = "messageGroup".equals(queue.attributes().get("DeduplicationScope"));
        return byGroup && group != null ? group : "";
    }
}
