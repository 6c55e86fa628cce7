package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives out the messages of a queue. The caller holds the lock of {@link Queues}. */
final class Delivery {
    private static final int MOST_IN_FLIGHT = 120_000;

    /** How many messages of noisy groups one receive looks beyond. */
    private static final int MOST_OVERTAKEN = 1000;

    /** How many dead letters in front of a group one receive moves away. */
    private static final int MOST_DEAD = 100;

    private final Queues queues;
    private final Messages messages;
    private final FifoGroups groups;
    private final FairShares shares;

    Delivery(Queues queues, Messages messages, FifoGroups groups, FairShares shares) {
        this.queues = queues;
        this.messages = messages;
        this.groups = groups;
        this.shares = shares;
    }

    /**
     * What a receive took.
     *
     * @param moved queues that got dead letters
     */
    record Taken(List<MessageRecord> messages, Set<Key> moved) {}

    /** What one receive is about: how many messages it may take, and until when it hides them. */
    private record Wish(QueueRecord queue, int most, long now, long hiddenUntil, Taken taken) {
        boolean fulfilled() {
            return taken.messages().size() >= most;
        }
    }

    Taken take(QueueRecord queue, int most, int hideSeconds) {
        long now = queues.nowMillis();
        Taken taken = new Taken(new ArrayList<>(), new LinkedHashSet<>());
        messages.expire(queue, now);
        Wish wish = new Wish(queue, most, now, now + 1000L * hideSeconds, taken);
        if (full(queue)) {
            return taken;
        }
        if (queue.fifo()) {
            takeGroups(wish);
        } else {
            takeFairly(wish);
        }
        return taken;
    }

    /** Messages of noisy groups wait until those of others behind them were looked at, but not for ever so many. */
    private void takeFairly(Wish wish) {
        QueueRecord queue = wish.queue();
        List<MessageRecord> noisy = new ArrayList<>();
        Iterable<Row<String>> visible = messages.visible(queue, wish.now());
        long inFlight = -1;
        for (Row<String> row : visible) {
            if (wish.fulfilled() || noisy.size() == MOST_OVERTAKEN) {
                break;
            }
            MessageRecord message = messages.require(queue.key(), Messages.number(row));
            if (message.group() != null && inFlight < 0) {
                inFlight = messages.counts(queue.key(), wish.now()).inFlight();
            }
            if (shares.noisy(queue.key(), message, inFlight)) {
                noisy.add(message);
            } else {
                give(wish, message);
            }
        }
        for (MessageRecord message : noisy) {
            if (wish.fulfilled()) {
                break;
            }
            give(wish, message);
        }
    }

    /** Whether so many messages are in flight that no more are given out. */
    boolean full(QueueRecord queue) {
        return messages.many(MOST_IN_FLIGHT)
                && messages.counts(queue.key(), queues.nowMillis()).inFlight() >= MOST_IN_FLIGHT;
    }

    private void takeGroups(Wish wish) {
        Key key = wish.queue().key();
        for (String group : groups.ready(key, wish.now())) {
            if (wish.fulfilled()) {
                return;
            }
            int before = wish.taken().messages().size();
            long turn = Long.MAX_VALUE;
            // some may go to the dead-letter queue, and those behind them are next
            for (long number : groups.messages(key, group, wish.most() + MOST_DEAD)) {
                MessageRecord message = messages.require(key, number);
                if (wish.fulfilled() || message.visibleAt() > wish.now()) {
                    break;
                }
                turn = Math.min(turn, number);
                give(wish, message);
            }
            boolean given = wish.taken().messages().size() > before;
            groups.refresh(key, group, given ? messages.nextNumber(key) : turn, wish.now());
        }
    }

    private void give(Wish wish, MessageRecord message) {
        QueueRecord queue = wish.queue();
        if (Messages.expired(queue, message, wish.now())) {
            messages.remove(queue, message);
            return;
        }
        QueueRecord deadLetters = deadLetters(queue, message);
        if (deadLetters != null) {
            messages.remove(queue, message);
            Key target = deadLetters.key();
            MessageRecord dead = message.moved(
                    messages.nextNumber(target), wish.now(), queue.queueName().arn());
            // AWS counts the age of dead letters from when they were sent, but in FIFO queues from when they were moved
            messages.add(deadLetters, queue.fifo() ? dead.aged(wish.now()) : dead, wish.now());
            wish.taken().moved().add(target);
            return;
        }
        MessageRecord received = message.received(wish.now(), wish.hiddenUntil());
        messages.change(queue, message, received);
        wish.taken().messages().add(received);
    }

    private @Nullable QueueRecord deadLetters(QueueRecord queue, MessageRecord message) {
        RedrivePolicy policy = message.receives() == 0 ? null : queue.redrivePolicy();
        if (policy == null || message.receives() < policy.maxReceiveCount()) {
            return null;
        }
        QueueName target = QueueName.ofArn(policy.targetArn());
        return target == null ? null : queues.find(target);
    }

    /** Undoes a receive whose caller left before the messages reached them. */
    void putBack(QueueRecord queue, List<MessageRecord> taken) {
        long now = queues.nowMillis();
        for (MessageRecord received : taken) {
            MessageRecord current = messages.find(queue.key(), received.number());
            if (current != null && current.receives() == received.receives()) {
                messages.change(queue, current, current.unreceived(now));
                if (queue.fifo()) {
                    groups.refresh(queue.key(), current, now);
                }
            }
        }
    }

    /** When the next message can be given out, in milliseconds; in the past where one can, null where there is none. */
    @Nullable
    Long nextVisible(QueueRecord queue) {
        Key key = queue.key();
        if (full(queue)) {
            return messages.nextBack(key);
        }
        return queue.fifo() ? groups.nextVisible(key) : messages.nextVisible(key);
    }
}
