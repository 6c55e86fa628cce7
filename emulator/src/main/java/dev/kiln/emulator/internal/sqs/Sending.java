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

    /** Where a message is, or the one that it repeats. */
    record Sent(String messageId, long number) {}

    /** Makes the message that is to be added; it has no number yet. */
    MessageRecord prepare(QueueRecord queue, Outgoing message, CallContext call) {
        long now = queues.nowMillis();
        String body = message.body() == null ? "" : message.body();
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
                null,
                Digests.body(body));
    }

    /** Adds a message that was checked; the caller is inside {@link Queues#change}. Nothing is added to repeat another. */
    Sent add(QueueRecord queue, MessageRecord prepared) {
        String id = prepared.deduplicationId();
        if (queue.fifo() && id != null) {
            Deduplication.Sent first = deduplication.find(queue, prepared.group(), id, prepared.sent());
            if (first != null) {
                return new Sent(first.messageId(), first.number());
            }
        }
        long number = messages.nextNumber(queue.key());
        MessageRecord numbered = prepared.moved(number, prepared.visibleAt(), null);
        messages.add(queue, numbered, prepared.sent());
        if (queue.fifo()) {
            deduplication.remember(queue, numbered, prepared.sent());
        }
        return new Sent(numbered.id(), number);
    }

    static Receipt receipt(QueueRecord queue, Outgoing message, MessageRecord prepared, Sent sent) {
        return new Receipt(
                sent.messageId(),
                prepared.bodyDigest(),
                Digests.attributes(message.attributes()),
                Digests.trace(message.trace()),
                queue.fifo() ? MessageRecord.sequenceNumber(sent.number()) : null);
    }

    /** The trace that goes on with the message: the one sent along, that of the HTTP call, or the emulator's own. */
    private static @Nullable String trace(Outgoing message, CallContext call) {
        String sent = message.trace();
        if (sent != null) {
            return sent;
        }
        return call.http() == null ? call.traceHeader() : call.http().header("X-Amzn-Trace-Id");
    }
}
