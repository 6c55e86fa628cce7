package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts messages into queues. */
final class Sending {
    private final Queues queues;
    private final Messages messages;
    private final Deduplication deduplication;

    Sending(Queues queues, Messages messages, Deduplication deduplication) {
        this.queues = queues;
        this.messages = messages;
        this.deduplication = deduplication;
    }

    /**
     * What the sender is told.
     *
     * @param sequenceNumber of FIFO queues
     */
    record Receipt(
            String messageId,
            String bodyDigest,
            @Nullable String attributesDigest,
            @Nullable String traceDigest,
            @Nullable String sequenceNumber) {}

    /** Adds a checked message; the caller is inside {@link Queues#change}. A duplicate is answered as the first was. */
    Receipt send(QueueRecord queue, Outgoing message, CallContext call) {
        long now = queues.nowMillis();
        String body = message.body() == null ? "" : message.body();
        MessageRecord added = record(queue, message, body, call, now);
        String id = added.deduplicationId();
        if (queue.fifo() && id != null) {
            Deduplication.Sent first = deduplication.find(queue, added.group(), id, now);
            if (first != null) {
                return receipt(queue, message, body, first.messageId(), first.number());
            }
        }
        long number = messages.nextNumber(queue.key());
        MessageRecord numbered = added.moved(number, added.visibleAt(), null);
        messages.add(queue, numbered, now);
        if (queue.fifo()) {
            deduplication.remember(queue, numbered, now);
        }
        return receipt(queue, message, body, numbered.id(), number);
    }

    private static MessageRecord record(QueueRecord queue, Outgoing message, String body, CallContext call, long now) {
        Integer own = message.delaySeconds();
        int delay = own == null || (queue.fifo() && own == 0) ? queue.number("DelaySeconds") : own;
        String id = message.deduplicationId();
        return new MessageRecord(
                0,
                UUID.randomUUID().toString(),
                body,
                message.attributes(),
                trace(message, call),
                call.account(),
                now,
                now + 1000L * delay,
                false,
                0,
                0,
                message.group(),
                queue.fifo() && id == null ? Digests.content(body) : id,
                null);
    }

    /** The trace that goes on with the message: the one sent along, that of the HTTP call, or the emulator's own. */
    private static @Nullable String trace(Outgoing message, CallContext call) {
        String sent = message.trace();
        if (sent != null) {
            return sent;
        }
        return call.http() == null ? call.traceHeader() : call.http().header("X-Amzn-Trace-Id");
    }

    private static Receipt receipt(QueueRecord queue, Outgoing message, String body, String id, long number) {
        return new Receipt(
                id,
                Digests.body(body),
                Digests.attributes(message.attributes()),
                Digests.trace(message.trace()),
                queue.fifo() ? MessageRecord.sequenceNumber(number) : null);
    }
}
