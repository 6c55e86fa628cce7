package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.time.InFlight;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What lies in a queue, for those who wait until it is consumed. */
final class Backlog {
    private final Queues queues;
    private final Messages messages;
    private final Delivery delivery;

    Backlog(Queues queues, Messages messages, Delivery delivery) {
        this.queues = queues;
        this.messages = messages;
        this.delivery = delivery;
    }

    /** Returns null where the ARN is no queue's, or the queue is empty. */
    InFlight.@Nullable Waiting of(String arn) {
        QueueName name = QueueName.ofArn(arn);
        return name == null ? null : queues.change(() -> of(name));
    }

    private InFlight.@Nullable Waiting of(QueueName name) {
        QueueRecord queue = queues.find(name);
        if (queue == null) {
            return null;
        }
        Messages.Counts counts = messages.counts(queue.key(), queues.nowMillis());
        if (counts.visible() + counts.delayed() + counts.inFlight() == 0) {
            return null;
        }
        Long next = delivery.nextVisible(queue);
        return new InFlight.Waiting(
                "queue " + queue.name() + ": " + counts.visible() + " messages to be received, " + counts.delayed()
                        + " delayed, " + counts.inFlight() + " received and not deleted"
                        + (queue.redrivePolicy() == null ? "; it has no dead-letter queue" : ""),
                next == null ? null : Instant.ofEpochMilli(next));
    }
}
