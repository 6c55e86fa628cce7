package dev.kiln.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Times of one thing, in nanoseconds. */
final class Spans {
    private final long[] sorted;

    Spans(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    long at(double part) {
        return sorted[Math.min(sorted.length - 1, (int) (part * sorted.length))];
    }

    long median() {
        return at(0.5);
    }

    double medianMillis() {
        return median() / 1e6;
    }

    double medianMicros() {
        return median() / 1e3;
    }

    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.0f ms", millis);
    }

    static String micros(double micros) {
        return String.format(Locale.ROOT, "%.0f \u00b5s", micros);
    }
}
