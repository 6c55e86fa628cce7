package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Slows a streamed response down as AWS does: the first 6 MiB as they come, then 2 MiB a second, dealt out every 125 ms.
 * Used by one thread at a time.
 */
final class Shaper {
    private static final long BURST_BYTES = 6L << 20;
    private static final Duration INTERVAL = Duration.ofMillis(125);
    private static final int BYTES_PER_INTERVAL = (2 << 20) / 8;

    private final Time time;
    private long tokens = BURST_BYTES;
    private long refilledNanos;

    Shaper(Time time) {
        this.time = time;
        this.refilledNanos = time.nanos();
    }

    /** Takes the right to send some bytes, at least one and at most as many as asked for; waits until there is one. */
    int take(int wanted) throws InterruptedIOException {
        refill();
        while (tokens == 0) {
            await();
            refill();
        }
        int granted = (int) Math.min(wanted, tokens);
        tokens -= granted;
        return granted;
    }

    private void refill() {
        long intervals = (time.nanos() - refilledNanos) / INTERVAL.toNanos();
        refilledNanos += intervals * INTERVAL.toNanos();
        tokens = Math.min(BURST_BYTES, tokens + intervals * BYTES_PER_INTERVAL);
    }

    private void await() throws InterruptedIOException {
        CountDownLatch due = new CountDownLatch(1);
        Duration rest = INTERVAL.minusNanos(time.nanos() - refilledNanos);
        time.after(rest, due::countDown);
        try {
            due.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the response was held back");
        }
    }
}
