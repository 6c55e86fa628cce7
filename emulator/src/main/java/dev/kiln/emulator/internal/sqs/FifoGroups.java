package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The groups of FIFO queues, and whose turn it is. A group can be received from when its first message is visible; groups
 * that can take turns, the others wait by the time when their first message shows. Who was received from goes to the back of
 * the round. The caller holds the lock of {@link Queues}.
 */
final class FifoGroups {
    private static final long READY = 0;
    private static final long BLOCKED = 1;
    private static final String NO_GROUP = "";

    private final Tables tables;

    FifoGroups(Tables tables) {
        this.tables = tables;
    }

    /**
     * A group with messages.
     *
     * @param turn its place in the round
     * @param blockedUntil when its first message shows; 0 where it is visible
     */
    record Group(long turn, long blockedUntil) {}

    void add(Key queue, MessageRecord message, long now) {
        tables.order().put(queue.with(name(message)).with(message.number()), "");
        if (tables.groups().get(queue.with(name(message))) == null) {
            place(queue, name(message), new Group(message.number(), blockedUntil(message, now)));
        }
    }

    void remove(Key queue, MessageRecord message) {
        tables.order().remove(queue.with(name(message)).with(message.number()));
    }

    static String name(MessageRecord message) {
        return message.group() == null ? NO_GROUP : message.group();
    }

    /** The groups that can be received from now, in turn. */
    List<String> ready(Key queue, long now) {
        Key blocked = queue.with(BLOCKED);
        Table<String> turns = tables.turns();
        for (Row<String> row : turns.scan(KeyRange.under(blocked).before(blocked.with(now + 1)))) {
            Group group = tables.groups().get(queue.with(row.value()));
            if (group != null) {
                place(queue, row.value(), new Group(group.turn(), 0));
            }
        }
        List<String> ready = new ArrayList<>();
        turns.scan(KeyRange.under(queue.with(READY))).forEach(row -> ready.add(row.value()));
        return ready;
    }

    /** Numbers of the messages of a group, in order. */
    List<Long> messages(Key queue, String group, int most) {
        List<Long> numbers = new ArrayList<>();
        for (Row<String> row : tables.order().scan(KeyRange.under(queue.with(group)))) {
            if (numbers.size() == most) {
                break;
            }
            numbers.add(row.key().number(4));
        }
        return numbers;
    }

    /** Sees anew whether a group can be received from, after one of its messages has changed. */
    void refresh(Key queue, MessageRecord changed, long now) {
        Group group = tables.groups().get(queue.with(name(changed)));
        refresh(queue, name(changed), group == null ? changed.number() : group.turn(), now);
    }

    /** The same, and gives it another turn. */
    void refresh(Key queue, String name, long turn, long now) {
        List<Long> first = messages(queue, name, 1);
        MessageRecord head = first.isEmpty() ? null : tables.messages().get(queue.with(first.get(0)));
        place(queue, name, head == null ? null : new Group(turn, blockedUntil(head, now)));
    }

    private static long blockedUntil(MessageRecord head, long now) {
        return head.visibleAt() <= now ? 0 : head.visibleAt();
    }

    private void place(Key queue, String name, @Nullable Group group) {
        Group before = tables.groups().get(queue.with(name));
        if (before != null) {
            tables.turns().remove(turn(queue, name, before));
        }
        if (group == null) {
            tables.groups().remove(queue.with(name));
        } else {
            tables.groups().put(queue.with(name), group);
            tables.turns().put(turn(queue, name, group), name);
        }
    }

    private static Key turn(Key queue, String name, Group group) {
        return group.blockedUntil() == 0
                ? queue.with(READY).with(group.turn()).with(name)
                : queue.with(BLOCKED)
                        .with(group.blockedUntil())
                        .with(group.turn())
                        .with(name);
    }

    /** When the next group can be received from, in milliseconds; 0 where one can, null where there is none. */
    @Nullable
    Long nextVisible(Key queue) {
        Key first = tables.turns().ceiling(queue.with(READY));
        if (first != null && first.isUnder(queue.with(READY))) {
            return 0L;
        }
        Key blocked = queue.with(BLOCKED);
        return first != null && first.isUnder(blocked) ? (Long) first.number(4) : null;
    }
}
