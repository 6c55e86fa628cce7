package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.store.Key;
import org.jspecify.annotations.Nullable;

/**
 * The message groups of standard queues. A group with far more messages in flight than its share is noisy: messages of
 * others are given out first, as AWS's fair queues do. The caller holds the lock of {@link Queues}.
 */
final class FairShares {
    /** So many may be in flight whatever the others have. AWS does not say where its own bounds are. */
    private static final long ALWAYS = 10;

    /** A group that holds more than one part in so many of what is in flight is noisy. */
    private static final long PARTS = 10;

    private final Tables tables;

    FairShares(Tables tables) {
        this.tables = tables;
    }

    /** How many messages of a group are in flight. */
    record InFlight(long messages) {}

    /** Counts a message that was or is in a queue; null where it was or is not there. */
    void changed(QueueRecord queue, @Nullable MessageRecord before, @Nullable MessageRecord after) {
        MessageRecord message = after == null ? before : after;
        if (queue.fifo() || message == null || message.group() == null) {
            return;
        }
        int more = (after != null && after.inFlight() ? 1 : 0) - (before != null && before.inFlight() ? 1 : 0);
        if (more != 0) {
            Key key = queue.key().with(message.group());
            InFlight old = tables.shares().get(key);
            long now = (old == null ? 0 : old.messages()) + more;
            if (now > 0) {
                tables.shares().put(key, new InFlight(now));
            } else {
                tables.shares().remove(key);
            }
        }
    }

    /** Whether others' messages go before those of this one's group. */
    boolean noisy(Key queue, MessageRecord message, long inFlight) {
        if (message.group() == null) {
            return false;
        }
        InFlight own = tables.shares().get(queue.with(message.group()));
        return own != null && own.messages() > ALWAYS && own.messages() * PARTS > inFlight;
    }
}
