package dev.kiln.benchmarks.shared;

import java.util.concurrent.CountDownLatch;

/** How many messages a function has still to get, seen by the benchmark and the function's own classes. */
public final class Drained {
    private static volatile CountDownLatch left = new CountDownLatch(0);

    private Drained() {}

    /** Begins to count. */
    public static void expect(int messages) {
        left = new CountDownLatch(messages);
    }

    /** Counts. */
    public static void got(int messages) {
        for (int i = 0; i < messages; i++) {
            left.countDown();
        }
    }

    /** Waits until all have come. */
    public static void await() throws InterruptedException {
        left.await();
    }
}
