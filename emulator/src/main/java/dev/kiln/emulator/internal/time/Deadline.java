package dev.kiln.emulator.internal.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long somebody who waits for the emulator is ready to wait, by the clock on the wall whatever time the emulator has. */
public final class Deadline {
    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    public static Deadline in(Duration span) {
        return new Deadline(System.nanoTime() + span.toNanos());
    }

    public Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    /** Waits for a future until it is done or the time is over; says which. An interrupt ends the wait as if the time were over. */
    public boolean await(CompletableFuture<?> future) {
        return await(future, left());
    }

    /** The same, but no longer than the given time. */
    public boolean await(CompletableFuture<?> future, Duration most) {
        Duration left = left();
        try {
            future.get((most.compareTo(left) < 0 ? most : left).toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException over) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failed) {
            return true;
        }
    }
}
