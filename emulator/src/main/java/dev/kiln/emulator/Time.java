package dev.kiln.emulator;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells the time and waits: the only clock of the emulator.
 *
 * <p>Everything that waits (visibility timeouts, long polls, batching windows, retries, schedules) waits through
 * {@link #after}, so that a test which brings a {@link ManualTime} decides when it happens. A running handler lives in
 * real time. Implementations are safe for use by many threads.
 *
 * <pre>{@code
 * Time.Timer timer = time.after(Duration.ofSeconds(30), () -> makeVisible(message));
 * ...
 * timer.cancel(); // the message was deleted in time
 * }</pre>
 */
public interface Time {

    /** Returns the current instant. */
    Instant now();

    /**
     * Returns a count of nanoseconds for measuring spans.
     *
     * <p>Only differences between two values of the same {@code Time} mean something.
     */
    long nanos();

    /**
     * Runs a task once, when the delay has passed.
     *
     * <p>The task never runs inside this call. A delay of zero or less makes it due at once.
     *
     * @param delay how long to wait
     * @param task what to run; it must not block
     * @return the handle to call the task off
     */
    Timer after(Duration delay, Runnable task);

    /** A task that waits for its time. */
    interface Timer {

        /**
         * Calls the task off and forgets it.
         *
         * @return {@code true} if the task will not run, {@code false} if it has run, is about to, or was cancelled
         */
        boolean cancel();
    }
}
