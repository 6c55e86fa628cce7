package dev.kiln.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A time that stands still until a test moves it.
 *
 * <p>{@link #advance} runs everything that falls due on the way, in order of due time (and, for equal times, in the
 * order it was scheduled), on the calling thread. While a task runs, {@link #now} is exactly the task's due time, and
 * what a task schedules within the span runs too. An exception thrown by a task ends the call and leaves the time at
 * that task; advancing again goes on with the next one.
 *
 * <pre>{@code
 * ManualTime time = new ManualTime();
 * time.after(Duration.ofSeconds(30), () -> log.add("visible again"));
 * time.advance(Duration.ofSeconds(29)); // nothing happens
 * time.advance(Duration.ofSeconds(1));  // logs
 * }</pre>
 *
 * <p>Safe for use by many threads. No lock is held while a task runs.
 */
public final class ManualTime implements Time {
    private static final Instant DEFAULT_START = Instant.parse("2026-01-01T00:00:00Z");

    private final Object lock = new Object();
    private final Instant start;
    private final TreeSet<Waiting> waiting =
            new TreeSet<>(Comparator.comparing(Waiting::due).thenComparingLong(Waiting::sequence));
    private Instant now;
    private long sequence;

    /** Stands at 2026-01-01T00:00:00Z. */
    public ManualTime() {
        this(DEFAULT_START);
    }

    /**
     * Stands at the given instant.
     *
     * @param start the first value of {@link #now}
     */
    public ManualTime(Instant start) {
        this.start = start;
        this.now = start;
    }

    @Override
    public Instant now() {
        synchronized (lock) {
            return now;
        }
    }

    @Override
    public long nanos() {
        return Duration.between(start, now()).toNanos();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        synchronized (lock) {
            Instant due = delay.isNegative() ? now : now.plus(delay);
            Waiting entry = new Waiting(this, due, sequence++, task);
            waiting.add(entry);
            return entry;
        }
    }

    /**
     * Moves the time forward and runs what falls due, the end of the span included.
     *
     * @param span how far to move; zero runs what is due already
     */
    public void advance(Duration span) {
        if (span.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: advance by " + span);
        }
        runUntil(now().plus(span));
    }

    /**
     * Moves the time forward to an instant and runs what falls due until then, the instant itself included.
     *
     * @param instant where to stop; an instant in the past is refused
     */
    public void advanceTo(Instant instant) {
        Instant from = now();
        if (instant.isBefore(from)) {
            throw new IllegalArgumentException("time does not run backwards: it is " + from + ", not yet " + instant);
        }
        runUntil(instant);
    }

    /** Returns when the next task falls due, or empty if nothing waits. */
    public Optional<Instant> nextDue() {
        synchronized (lock) {
            return waiting.isEmpty()
                    ? Optional.empty()
                    : Optional.of(waiting.first().due());
        }
    }

    /** Returns how many tasks wait for their time. */
    public int pending() {
        synchronized (lock) {
            return waiting.size();
        }
    }

    private void runUntil(Instant end) {
        for (Waiting due = takeDue(end); due != null; due = takeDue(end)) {
            due.task().run();
        }
    }

    /** Moves to the next task that is due by {@code end}, or to {@code end} itself if there is none. */
    private @Nullable Waiting takeDue(Instant end) {
        synchronized (lock) {
            boolean found = !waiting.isEmpty() && !waiting.first().due().isAfter(end);
            Waiting next = found ? waiting.pollFirst() : null;
            Instant reached = next == null ? end : next.due();
            // a task may itself have advanced the time beyond this span
            now = reached.isAfter(now) ? reached : now;
            return next;
        }
    }

    private record Waiting(ManualTime time, Instant due, long sequence, Runnable task) implements Timer {
        @Override
        public boolean cancel() {
            synchronized (time.lock) {
                return time.waiting.remove(this);
            }
        }
    }
}
