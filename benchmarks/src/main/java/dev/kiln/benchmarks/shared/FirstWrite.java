package dev.kiln.benchmarks.shared;

/** When the handler wrote its first byte; the same class on both sides. */
public final class FirstWrite {
    private static volatile long nanos;

    private FirstWrite() {}

    public static void now() {
        nanos = System.nanoTime();
    }

    public static long nanos() {
        return nanos;
    }
}
