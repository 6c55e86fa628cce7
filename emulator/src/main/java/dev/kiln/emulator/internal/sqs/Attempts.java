package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.sqs.Delivery.Taken;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Receives from FIFO queues that can be repeated: whoever lost an answer asks again with the same ReceiveRequestAttemptId, within five
 * minutes, and gets the same messages with the same handles. The caller holds the lock of {@link Queues}.
 */
final class Attempts {
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final Tables tables;
    private final Messages messages;

    Attempts(Tables tables, Messages messages) {
        this.tables = tables;
        this.messages = messages;
    }

    /**
     * What an attempt has received: numbers of messages, how often each was received then, and until when it was hidden.
     *
     * @param until when the attempt is forgotten, in milliseconds
     */
    record Attempt(List<Long> numbers, List<Integer> receives, long hiddenUntil, long until) {}

    /** Repeats a receive, or does it and remembers what it took. */
    Taken take(QueueRecord queue, String id, int hideSeconds, long now, Supplier<Taken> receive) {
        Key key = queue.key();
        forget(key, now);
        Attempt before = tables.attempts().get(key.with(id));
        if (before != null) {
            List<@Nullable MessageRecord> received = new ArrayList<>();
            before.numbers().forEach(number -> received.add(messages.find(key, number)));
            checkUntouched(before, received, id);
            if (before.hiddenUntil() > now && received.stream().allMatch(message -> hidden(message, now))) {
                List<MessageRecord> again = hide(queue, received, now + 1000L * hideSeconds);
                remember(key, id, again, before.until());
                return new Taken(again, Set.of());
            }
        }
        Taken taken = receive.get();
        if (!taken.messages().isEmpty()) {
            remember(key, id, taken.messages(), now + INTERVAL.toMillis());
        }
        return taken;
    }

    private static boolean hidden(@Nullable MessageRecord message, long now) {
        return message != null && message.inFlight() && message.visibleAt() > now;
    }

    /** Refuses to repeat where somebody deleted a message, received it again or changed when it shows. */
    private static void checkUntouched(Attempt before, List<@Nullable MessageRecord> received, String id) {
        for (int i = 0; i < received.size(); i++) {
            MessageRecord message = received.get(i);
            int times = before.receives().get(i);
            boolean untouched =
                    message != null && message.receives() == times && message.visibleAt() == before.hiddenUntil();
            boolean putBack = message != null && message.receives() < times;
            if (!untouched && !putBack) {
                throw SqsErrors.invalid(
                        id,
                        "ReceiveRequestAttemptId",
                        "The receiveRequestAttemptId is not valid anymore since the receive call is not retryable.");
            }
        }
    }

    private List<MessageRecord> hide(QueueRecord queue, List<@Nullable MessageRecord> received, long until) {
        List<MessageRecord> again = new ArrayList<>();
        for (MessageRecord message : received) {
            if (message != null) {
                MessageRecord hidden = message.visible(true, until);
                messages.change(queue, message, hidden);
                again.add(hidden);
            }
        }
        return again;
    }

    private void remember(Key queue, String id, List<MessageRecord> taken, long until) {
        long hiddenUntil = taken.get(0).visibleAt();
        List<Long> numbers = taken.stream().map(MessageRecord::number).toList();
        List<Integer> receives = taken.stream().map(MessageRecord::receives).toList();
        tables.attempts().put(queue.with(id), new Attempt(numbers, receives, hiddenUntil, until));
        tables.attemptAges().put(queue.with(until).with(id), "");
    }

    private void forget(Key queue, long now) {
        for (Row<String> row : tables.attemptAges().scan(KeyRange.under(queue).before(queue.with(now + 1)))) {
            String id = row.key().string(4);
            Attempt attempt = tables.attempts().get(queue.with(id));
            if (attempt != null && attempt.until() <= now) {
                tables.attempts().remove(queue.with(id));
            }
            tables.attemptAges().remove(row.key());
        }
    }
}
