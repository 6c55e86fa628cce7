package dev.kiln.cli;

import dev.kiln.emulator.Invocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows measurements: as text tables for people, as JSON for programs. */
final class Report {
    private Report() {}

    /** Formats milliseconds: {@code 0.123 ms}, {@code 12.3 ms}, {@code 1234 ms}. */
    static String millis(Duration span) {
        double millis = span.toNanos() / 1e6;
        String pattern = millis < 1 ? "%.3f ms" : millis < 100 ? "%.1f ms" : "%.0f ms";
        return String.format(Locale.ROOT, pattern, millis);
    }

    static String millis(Optional<Duration> span) {
        return span.map(Report::millis).orElse("-");
    }

    static String bytes(long count) {
        if (count < 10_000) {
            return count + " B";
        }
        return count < 10_000_000 ? count / 1_000 + " kB" : count / 1_000_000 + " MB";
    }

    /** Returns the value below which the given part of the sorted values lies. */
    static Optional<Duration> percentile(List<Duration> spans, double part) {
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        List<Duration> sorted = spans.stream().sorted().toList();
        return Optional.of(sorted.get((int) Math.ceil(part * sorted.size()) - 1));
    }

    static List<Duration> all(List<Invocation> invocations, Function<Invocation, Optional<Duration>> what) {
        return invocations.stream().flatMap(one -> what.apply(one).stream()).toList();
    }

    /** Lays rows out in columns: the first left-aligned, the others right-aligned; the first row is the head. */
    static String table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                String form = "%" + (i == 0 ? "-" : "") + Math.max(1, widths[i]) + "s";
                cells.add(String.format(Locale.ROOT, form, rows.get(r).get(i)));
            }
            text.append(String.join("  ", cells).stripTrailing()).append('\n');
            if (r == 0) {
                int width = -2;
                for (int w : widths) {
                    width += w + 2;
                }
                text.append("-".repeat(width)).append('\n');
            }
        }
        return text.toString();
    }

    /** One line on an invocation, for stderr. */
    static String summary(Invocation one) {
        StringBuilder line = new StringBuilder(one.coldStart() ? "cold start" : "warm");
        one.initDuration().ifPresent(init -> line.append(", init ").append(millis(init)));
        line.append(", first byte after ").append(millis(one.timeToFirstByte()));
        line.append(", total ").append(millis(one.total()));
        line.append(", ").append(bytes(one.bytes()));
        line.append(", billed ").append(one.billedDuration().toMillis()).append(" ms");
        if (one.maxMemoryMegabytes() > 0) {
            line.append(", ").append(one.maxMemoryMegabytes()).append(" MB");
        }
        return line.toString();
    }

    static String json(List<Invocation> invocations) {
        return invocations.stream().map(Invocation::json).collect(Collectors.joining(",\n", "[", "]"));
    }
}
