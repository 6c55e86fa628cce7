package dev.kiln.emulator.internal.time;

import dev.kiln.emulator.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait for something to arrive, a queue of them per key, none of them holding a thread.
 *
 * <p>A waiter ends in one of four ways: {@link #offer} hands it a value, its time runs out (it completes with
 * {@code null}), its owner cancels or completes the future itself, or the waiters are closed ({@code null} again).
 * However it ends, it leaves no timer and no entry behind. A value is never handed to a waiter that has ended.
 *
 * <p>Futures complete outside the lock, on the thread of whoever offers or of the timer. To miss no wake-up, look for
 * data and {@link #park} under the lock that guards the data; to run nobody's continuation under that lock, call
 * {@link #offer} after leaving it.
 *
 * @param <K> what is waited on, such as a queue's name
 * @param <V> what arrives
 */
public final class Waiters<K, V> implements AutoCloseable {
    private final Time time;
    private final int limit;
    private final Object lock = new Object();
    private final Map<K, LinkedHashSet<Waiter>> queues = new HashMap<>();
    private int size;
    private boolean closed;

    /**
     * Creates waiters that never number more than the limit.
     *
     * @param time ends those that waited in vain
     * @param limit how many may wait at once, over all keys
     */
    public Waiters(Time time, int limit) {
        this.time = time;
        this.limit = limit;
    }

    /**
     * Joins the end of the key's queue.
     *
     * @param key what to wait on
     * @param maxWait how long to wait at most
     * @return completes with what arrives, or with {@code null} when the time is over
     * @throws RejectedExecutionException if too many wait already
     */
    public CompletableFuture<@Nullable V> park(K key, Duration maxWait) {
        Waiter waiter = new Waiter(key);
        if (!join(waiter)) {
            waiter.result.complete(null);
            return waiter.result;
        }
        Time.Timer timer = time.after(maxWait, () -> waiter.result.complete(null));
        CompletableFuture<?> unused = waiter.result.whenComplete((value, failure) -> {
            timer.cancel();
            leave(waiter);
        });
        return waiter.result;
    }

    /**
     * Hands a value to whoever has waited longest on the key.
     *
     * @return {@code false} if nobody waits, and the value is still the caller's
     */
    public boolean offer(K key, V value) {
        for (Waiter next = first(key); next != null; next = first(key)) {
            if (next.result.complete(value)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Hands a value to everybody who waits on the key now.
     *
     * @return how many took it
     */
    public int offerAll(K key, V value) {
        List<Waiter> all;
        synchronized (lock) {
            LinkedHashSet<Waiter> queue = queues.get(key);
            all = queue == null ? List.of() : List.copyOf(queue);
        }
        int taken = 0;
        for (Waiter waiter : all) {
            taken += waiter.result.complete(value) ? 1 : 0;
        }
        return taken;
    }

    /** Ends every wait on every key with {@code null}, as if its time were over; new ones can be parked. */
    public void release() {
        List<Waiter> all = new ArrayList<>();
        synchronized (lock) {
            queues.values().forEach(all::addAll);
        }
        all.forEach(waiter -> waiter.result.complete(null));
    }

    /** Returns how many wait on the key. */
    public int waiting(K key) {
        synchronized (lock) {
            LinkedHashSet<Waiter> queue = queues.get(key);
            return queue == null ? 0 : queue.size();
        }
    }

    /** Returns how many wait, over all keys. */
    public int size() {
        synchronized (lock) {
            return size;
        }
    }

    /** Ends every wait with {@code null}; what is parked later ends at once. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        release();
    }

    /** Queues the waiter, unless nobody may wait any more. */
    private boolean join(Waiter waiter) {
        synchronized (lock) {
            if (closed) {
                return false;
            }
            if (size >= limit) {
                throw new RejectedExecutionException("no more than " + limit + " requests can wait at a time");
            }
            size++;
            return queues.computeIfAbsent(waiter.key, k -> new LinkedHashSet<>())
                    .add(waiter);
        }
    }

    /** Takes the first waiter out of the queue, so that two offers never try the same one. */
    private @Nullable Waiter first(K key) {
        synchronized (lock) {
            LinkedHashSet<Waiter> queue = queues.get(key);
            if (queue == null) {
                return null;
            }
            Waiter waiter = queue.iterator().next();
            remove(waiter);
            return waiter;
        }
    }

    private void leave(Waiter waiter) {
        synchronized (lock) {
            remove(waiter);
        }
    }

    private void remove(Waiter waiter) {
        LinkedHashSet<Waiter> queue = queues.get(waiter.key);
        if (waiter.leftQueue || queue == null) {
            return;
        }
        waiter.leftQueue = true;
        queue.remove(waiter);
        size--;
        if (queue.isEmpty()) {
            queues.remove(waiter.key);
        }
    }

    private final class Waiter {
        final K key;
        final CompletableFuture<@Nullable V> result = new CompletableFuture<>();
        boolean leftQueue;

        Waiter(K key) {
            this.key = key;
        }
    }
}
