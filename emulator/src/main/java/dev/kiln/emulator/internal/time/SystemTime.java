package dev.kiln.emulator.internal.time;

import dev.kiln.emulator.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of the machine.
 *
 * <p>One daemon thread, started with the first timer, waits; what falls due runs on the executor, so a slow task delays
 * no other. Timers sit in an indexed heap: setting and cancelling one costs O(log n), and a cancelled one is gone from
 * memory at once.
 */
public final class SystemTime implements Time, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SystemTime.class);
    private static final Duration LONGEST_DELAY = Duration.ofDays(36_500);

    private final Executor executor;
    private final ScheduledThreadPoolExecutor timers;

    /**
     * Creates a time whose timers run on the given executor.
     *
     * @param executor runs the tasks; closing this time does not shut it down
     */
    public SystemTime(Executor executor) {
        this.executor = executor;
        this.timers = new ScheduledThreadPoolExecutor(1, SystemTime::timerThread);
        timers.setRemoveOnCancelPolicy(true);
        timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static Thread timerThread(Runnable loop) {
        Thread thread = new Thread(loop, "kiln-timers");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    /** Sets a timer; on a closed time it never fires, as nobody is left to be told. */
    @Override
    public Timer after(Duration delay, Runnable task) {
        Duration bounded = delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
        try {
            Future<?> future = timers.schedule(() -> handOver(task), bounded.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> false;
        }
    }

    private void handOver(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("a timer fell due after its executor was shut down: {}", task);
        }
    }

    /** Returns how many timers wait. */
    int pending() {
        return timers.getQueue().size();
    }

    /** Returns how many threads wait for timers: none before the first timer, one after. */
    int threads() {
        return timers.getPoolSize();
    }

    /** Forgets all timers and ends the timer thread. */
    @Override
    public void close() {
        timers.shutdownNow();
    }
}
