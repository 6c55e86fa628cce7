package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * All state of SQS. Keys are under {@link QueueName#key()}.
 *
 * @param messages by number
 * @param times numbers of messages by lane (see {@link Messages}), time and number
 * @param order of FIFO queues: numbers of messages by group and number
 * @param shares of standard queues: how many messages of a group are in flight
 * @param groups of FIFO queues, by name
 * @param turns names of groups, in the order of {@link FifoGroups}
 * @param numbers the last number that a queue gave away
 * @param duplicates what was sent to a FIFO queue in the last minutes, by scope and deduplication id
 * @param ages the same by the time when it is forgotten
 * @param moves the last tasks that moved messages out of a queue, by number
 * @param attempts receives from a FIFO queue that may be repeated, by the id that they were given
 * @param attemptAges the same by the time when it is forgotten
 */
record Tables(
        Table<QueueRecord> queues,
        Table<MessageRecord> messages,
        Table<String> times,
        Table<String> order,
        Table<FairShares.InFlight> shares,
        Table<FifoGroups.Group> groups,
        Table<String> turns,
        Table<LastNumber> numbers,
        Table<Deduplication.Sent> duplicates,
        Table<String> ages,
        Table<MoveTask> moves,
        Table<Attempts.Attempt> attempts,
        Table<String> attemptAges) {

    record LastNumber(long last) {}

    static Tables of(Store store) {
        return new Tables(
                store.table("sqs/queues", QueueRecord.class),
                store.table("sqs/messages", MessageRecord.class),
                store.table("sqs/times", String.class),
                store.table("sqs/order", String.class),
                store.table("sqs/shares", FairShares.InFlight.class),
                store.table("sqs/groups", FifoGroups.Group.class),
                store.table("sqs/turns", String.class),
                store.table("sqs/numbers", LastNumber.class),
                store.table("sqs/duplicates", Deduplication.Sent.class),
                store.table("sqs/ages", String.class),
                store.table("sqs/moves", MoveTask.class),
                store.table("sqs/attempts", Attempts.Attempt.class),
                store.table("sqs/attemptAges", String.class));
    }

    /** Forgets the messages of a queue. */
    void purge(Key queue) {
        for (Table<?> table : List.of(messages, times, order, shares, groups, turns, attempts, attemptAges)) {
            removeUnder(table, queue);
        }
    }

    /** Forgets what was sent to a queue, so that nothing repeats it. */
    void forgetDuplicates(Key queue) {
        removeUnder(duplicates, queue);
        removeUnder(ages, queue);
    }

    /** Forgets everything of a queue. */
    void delete(Key queue) {
        purge(queue);
        forgetDuplicates(queue);
        for (Table<?> table : List.of(queues, numbers, moves)) {
            removeUnder(table, queue);
        }
    }

    static <V> List<V> under(Table<V> table, Key key) {
        List<V> values = new ArrayList<>();
        table.scan(KeyRange.under(key)).forEach(row -> values.add(row.value()));
        return values;
    }

    private static <V> void removeUnder(Table<V> table, Key key) {
        for (Row<V> row : table.scan(KeyRange.under(key))) {
            table.remove(row.key());
        }
    }
}
