package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.message.IoThread;
import dev.kiln.emulator.internal.sqs.Delivery.Taken;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.time.Waiters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Receivers that wait. One is woken when a message shows in its queue: by whoever made it visible, or by the one timer of the queue when
 * its time comes. Who is woken takes what is there and, if something is left, the next one is woken.
 */
final class Receivers implements AutoCloseable {
    private static final int MOST_WAITING = 100_000;

    /** What this thread has still to look at: waking one receiver makes work for the next, and a stack is not deep enough for many. */
    private static final ThreadLocal<Deque<Runnable>> WAKING = new ThreadLocal<>();

    private final Queues queues;
    private final Delivery delivery;
    private final Attempts attempts;
    private final Time time;
    private final Waiters<Key, Boolean> waiters;
    private final Map<Key, Alarm> alarms = new HashMap<>();

    Receivers(Queues queues, Delivery delivery, Attempts attempts, Store store, Time time) {
        this.queues = queues;
        this.delivery = delivery;
        this.attempts = attempts;
        this.time = time;
        this.waiters = new Waiters<>(time, MOST_WAITING);
        store.onRollback(waiters::release);
    }

    private record Alarm(long at, Time.Timer timer) {}

    /**
     * A receive.
     *
     * @param hideSeconds null to take the queue's
     * @param until when it ends with nothing
     * @param attempt what a receive from a FIFO queue may be repeated with
     */
    record Wish(
            QueueName queue,
            int most,
            @Nullable Integer hideSeconds,
            Instant until,
            @Nullable String attempt) {}

    /**
     * Receives messages, now or when there are some.
     *
     * @param answer makes the answer of messages
     * @return may be cancelled: messages taken in that moment go back
     */
    <T> CompletableFuture<T> receive(Wish wish, Function<List<MessageRecord>, T> answer) {
        CompletableFuture<T> result = new CompletableFuture<>();
        attempt(wish, answer, result);
        return result;
    }

    /** What an attempt came to: messages, or a place among those who wait. */
    private record Attempt(Taken taken, @Nullable CompletableFuture<@Nullable Boolean> parked) {}

    private <T> void attempt(Wish wish, Function<List<MessageRecord>, T> answer, CompletableFuture<T> result) {
        Attempt attempt;
        try {
            attempt = queues.change(() -> takeOrPark(wish));
        } catch (RuntimeException refused) { // the edge: a queue may be gone by now, and somebody waits for the answer
            result.completeExceptionally(refused);
            return;
        }
        CompletableFuture<@Nullable Boolean> parked = attempt.parked();
        if (parked == null) {
            List<MessageRecord> messages = attempt.taken().messages();
            if (large(messages)) {
                IoThread.elsewhere(() -> hand(wish, messages, answer, result));
            } else {
                hand(wish, messages, answer, result);
            }
        } else {
            CompletableFuture<?> unusedEnd = result.whenComplete((done, left) -> parked.cancel(false));
            CompletableFuture<?> unused = parked.thenAccept(woken -> {
                if (woken == null) {
                    result.complete(answer.apply(List.of()));
                } else if (result.isDone()) {
                    wake(wish.queue());
                } else {
                    attempt(wish, answer, result);
                }
            });
        }
        attempt.taken().moved().forEach(key -> wake(new QueueName(key.string(0), key.string(1), key.string(2))));
        wake(wish.queue());
    }

    private static boolean large(List<MessageRecord> messages) {
        long chars = 0;
        for (MessageRecord message : messages) {
            chars += message.body().length();
        }
        return chars > IoThread.BRIEF_BYTES;
    }

    private <T> void hand(
            Wish wish,
            List<MessageRecord> messages,
            Function<List<MessageRecord>, T> answer,
            CompletableFuture<T> result) {
        if (result.complete(answer.apply(messages))) {
            return;
        }
        queues.change(() -> {
            QueueRecord queue = queues.find(wish.queue());
            if (queue != null) {
                delivery.putBack(queue, messages);
            }
            return null;
        });
    }

    private Attempt takeOrPark(Wish wish) {
        QueueRecord queue = queues.require(wish.queue());
        Integer hide = wish.hideSeconds();
        int hideSeconds = hide == null ? queue.number("VisibilityTimeout") : hide;
        Supplier<Taken> receive = () -> delivery.take(queue, wish.most(), hideSeconds);
        String attempt = wish.attempt();
        Taken taken = attempt == null || !queue.fifo()
                ? receive.get()
                : attempts.take(queue, attempt, hideSeconds, queues.nowMillis(), receive);
        Duration rest = Duration.between(time.now(), wish.until());
        boolean wait = taken.messages().isEmpty() && !rest.isNegative() && !rest.isZero();
        if (!wait && taken.messages().isEmpty() && !queue.fifo() && delivery.full(queue)) {
            throw SqsErrors.overLimit(queue.name());
        }
        return new Attempt(taken, wait ? waiters.park(queue.key(), rest) : null);
    }

    /** Wakes who waits on a queue, where there is something for them. To be called after leaving the lock of {@link Queues}. */
    void wake(QueueName queue) {
        if (waiters.waiting(queue.key()) > 0) {
            IoThread.elsewhere(() -> wakeInTurn(queue));
        }
    }

    private void wakeInTurn(QueueName queue) {
        Deque<Runnable> running = WAKING.get();
        if (running != null) {
            running.add(() -> wakeNow(queue));
            return;
        }
        running = new ArrayDeque<>();
        running.add(() -> wakeNow(queue));
        WAKING.set(running);
        try {
            for (Runnable next = running.poll(); next != null; next = running.poll()) {
                next.run();
            }
        } finally {
            WAKING.remove();
        }
    }

    /** Ends the waits on a queue that is gone. */
    void wakeAll(QueueName queue) {
        waiters.offerAll(queue.key(), true);
    }

    private void wakeNow(QueueName name) {
        if (waiters.waiting(name.key()) == 0) {
            return;
        }
        Long next = queues.change(() -> {
            QueueRecord queue = queues.find(name);
            return queue == null ? null : delivery.nextVisible(queue);
        });
        if (next == null) {
            return;
        }
        if (next <= queues.nowMillis()) {
            waiters.offer(name.key(), true);
        } else {
            setAlarm(name, next);
        }
    }

    private void setAlarm(QueueName name, long at) {
        synchronized (alarms) {
            Alarm set = alarms.get(name.key());
            if (set != null && set.at() <= at && set.at() > queues.nowMillis()) {
                return;
            }
            if (set != null) {
                set.timer().cancel();
            }
            Duration delay = Duration.between(time.now(), Instant.ofEpochMilli(at));
            Time.Timer timer = time.after(delay, () -> {
                synchronized (alarms) {
                    alarms.remove(name.key());
                }
                wake(name);
            });
            alarms.put(name.key(), new Alarm(at, timer));
        }
    }

    @Override
    public void close() {
        waiters.close();
        synchronized (alarms) {
            alarms.values().forEach(alarm -> alarm.timer().cancel());
            alarms.clear();
        }
    }
}
