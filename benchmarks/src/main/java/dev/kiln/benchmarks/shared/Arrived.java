package dev.kiln.benchmarks.shared;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** When the handler was entered; the same class on both sides. */
public final class Arrived {
    private static final BlockingQueue<Long> NANOS = new LinkedBlockingQueue<>();

    private Arrived() {}

    public static void now() {
        NANOS.add(System.nanoTime());
    }

    public static long next() throws InterruptedException {
        return NANOS.take();
    }
}
