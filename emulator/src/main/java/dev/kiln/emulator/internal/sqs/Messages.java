package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import org.jspecify.annotations.Nullable;

/**
 * The messages of all queues and the orders they are found by. A message lies in one of two lanes, that of messages which wait or
 * that of messages in flight, sorted by when they show; those whose time has come are the visible ones. The caller
 * holds the lock of {@link Queues}.
 */
final class Messages {
    private static final long WAITING = 0;
    private static final long IN_FLIGHT = 1;

    private final Tables tables;
    private final FifoGroups groups;
    private final FairShares shares;

    Messages(Tables tables, FifoGroups groups, FairShares shares) {
        this.tables = tables;
        this.groups = groups;
        this.shares = shares;
    }

    /** How many messages are visible, delayed, in flight. */
    record Counts(long visible, long delayed, long inFlight) {}

    long nextNumber(Key queue) {
        Tables.LastNumber last = tables.numbers().get(queue);
        long next = last == null ? 1 : last.last() + 1;
        tables.numbers().put(queue, new Tables.LastNumber(next));
        return next;
    }

    @Nullable
    MessageRecord find(Key queue, long number) {
        return tables.messages().get(queue.with(number));
    }

    /** A message that the caller has found in an order, so that it is there. */
    MessageRecord require(Key queue, long number) {
        MessageRecord found = find(queue, number);
        if (found == null) {
            throw new IllegalStateException("message " + number + " of " + queue + " is in an order but not there");
        }
        return found;
    }

    void add(QueueRecord queue, MessageRecord message, long now) {
        Key key = queue.key();
        tables.messages().put(key.with(message.number()), message);
        tables.times().put(time(key, message), "");
        if (queue.fifo()) {
            groups.add(key, message, now);
        }
    }

    /** Puts a changed message in the place of what it was. */
    void change(QueueRecord queue, MessageRecord old, MessageRecord changed) {
        Key key = queue.key();
        tables.times().remove(time(key, old));
        tables.times().put(time(key, changed), "");
        tables.messages().put(key.with(changed.number()), changed);
        shares.changed(queue, old, changed);
    }

    void remove(QueueRecord queue, MessageRecord message) {
        Key key = queue.key();
        tables.messages().remove(key.with(message.number()));
        tables.times().remove(time(key, message));
        shares.changed(queue, message, null);
        if (queue.fifo()) {
            groups.remove(key, message);
        }
    }

    /** Whether there are so many messages at all, in whatever queue: that is known without counting. */
    boolean many(long number) {
        return tables.times().size() >= number;
    }

    Counts counts(Key queue, long now) {
        KeyRange waiting = KeyRange.under(queue.with(WAITING));
        KeyRange flying = KeyRange.under(queue.with(IN_FLIGHT));
        Key waitingNow = queue.with(WAITING).with(now + 1);
        Key flyingNow = queue.with(IN_FLIGHT).with(now + 1);
        return new Counts(
                tables.times().count(waiting.before(waitingNow))
                        + tables.times().count(flying.before(flyingNow)),
                tables.times().count(waiting.from(waitingNow)),
                tables.times().count(flying.from(flyingNow)));
    }

    /**
     * The visible messages of a standard queue: those that come back after they were in flight too long in the place they had by when
     * they were sent, the others by when they showed.
     */
    Iterable<Row<String>> visible(QueueRecord queue, long now) {
        Key key = queue.key();
        for (Row<String> row : tables.times()
                .scan(KeyRange.under(key.with(IN_FLIGHT))
                        .before(key.with(IN_FLIGHT).with(now + 1)))) {
            MessageRecord back = require(key, number(row));
            change(queue, back, back.visible(false, back.sent()));
        }
        return tables.times()
                .scan(KeyRange.under(key.with(WAITING)).before(key.with(WAITING).with(now + 1)));
    }

    static long number(Row<String> time) {
        return time.key().number(5);
    }

    /** When the next message of a standard queue shows, in milliseconds; long ago where one is visible, null where none is there. */
    @Nullable
    Long nextVisible(Key queue) {
        Long waiting = first(queue.with(WAITING));
        Long flying = first(queue.with(IN_FLIGHT));
        return waiting == null || (flying != null && flying < waiting) ? flying : waiting;
    }

    /** When the next message in flight comes back. */
    @Nullable
    Long nextBack(Key queue) {
        return first(queue.with(IN_FLIGHT));
    }

    private @Nullable Long first(Key lane) {
        Key first = tables.times().ceiling(lane);
        return first != null && first.isUnder(lane) ? (Long) first.number(4) : null;
    }

    /** Removes messages that have outlived the queue's retention. Dead letters may be older than those before them. */
    void expire(QueueRecord queue, long now) {
        for (Row<MessageRecord> row : tables.messages().scan(KeyRange.under(queue.key()))) {
            if (!expired(queue, row.value(), now)) {
                return;
            }
            remove(queue, row.value());
            if (queue.fifo()) {
                groups.refresh(queue.key(), row.value(), now);
            }
        }
    }

    static boolean expired(QueueRecord queue, MessageRecord message, long now) {
        return message.sent() + queue.retentionMillis() <= now;
    }

    private static Key time(Key queue, MessageRecord message) {
        return queue.with(message.inFlight() ? IN_FLIGHT : WAITING, message.visibleAt(), message.number());
    }
}
