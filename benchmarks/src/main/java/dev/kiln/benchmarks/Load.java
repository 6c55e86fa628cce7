package dev.kiln.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The same work on several servers, by turns, for a second or two each. */
final class Load {
    private static final int ROUNDS = 3;
    private static final int WARMING_CONNECTIONS = 16;
    private static final long ROUND_NANOS = 1_500_000_000L;

    private Load() {}

    /** What a client does again and again. */
    interface Work {
        /** Does it once and says how long that took, without what only prepared it; a negative number when nothing is left to do. */
        long once(RawClient client) throws IOException;

        /** What a server needs before a round. */
        default void prepare(RawClient client) throws IOException {}
    }

    /** A server in a process of its own. */
    record Server(int port, Process process) {
        private long cpuNanos() {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
        }
    }

    /** What a round came to; the processor time of the server tells more than the rate where a machine is shared. */
    private record Measured(double perSecond, double p99Micros, double cpuMicros) {}

    /** Measures the first server beside the second, where there is one. */
    static Result compared(String name, String peer, Work work, int connections, List<Server> servers)
            throws IOException, InterruptedException, ExecutionException {
        for (Server server : servers) {
            // what a server does for the first time, or while it is being compiled, it does not do as a rule
            measured(work, WARMING_CONNECTIONS, server);
            measured(work, connections, server);
        }
        @Nullable Measured[] best = new Measured[servers.size()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < servers.size(); i++) {
                Measured measured = measured(work, connections, servers.get(i));
                Measured before = best[i];
                if (before == null || measured.perSecond() > before.perSecond()) {
                    best[i] = measured;
                }
            }
        }
        Measured own = java.util.Objects.requireNonNull(best[0]);
        String title = name + ", " + connections + " conn.";
        String value = String.format(Locale.ROOT, "%.0f/s", own.perSecond());
        Measured other = servers.size() == 1 ? null : best[1];
        if (other == null) {
            return new Result(title, value, peer + " is not there", "-", true);
        }
        double ratio = own.perSecond() / other.perSecond();
        return new Result(
                title,
                value,
                String.format(
                        Locale.ROOT,
                        "%s %.0f/s: %.1f x; p99 %.0f/%.0f, cpu %.0f/%.0f \u00b5s",
                        peer,
                        other.perSecond(),
                        ratio,
                        own.p99Micros(),
                        other.p99Micros(),
                        own.cpuMicros(),
                        other.cpuMicros()),
                "\u2265 3 x, p99 less",
                ratio >= 3 && own.p99Micros() < other.p99Micros());
    }

    private static Measured measured(Work work, int connections, Server server)
            throws IOException, InterruptedException, ExecutionException {
        try (RawClient client = new RawClient(server.port())) {
            work.prepare(client);
        }
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        try {
            long cpuBefore = server.cpuNanos();
            long begin = System.nanoTime();
            List<Future<long[]>> parts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                parts.add(clients.submit(() -> spans(work, server.port(), begin + ROUND_NANOS)));
            }
            List<long[]> spans = new ArrayList<>();
            for (Future<long[]> part : parts) {
                spans.add(part.get());
            }
            double seconds = Math.min(System.nanoTime() - begin, ROUND_NANOS) / 1e9;
            long[] all = spans.stream().flatMapToLong(Arrays::stream).toArray();
            double cpuMicros = (server.cpuNanos() - cpuBefore) / 1e3 / all.length;
            return new Measured(all.length / seconds, new Spans(all).at(0.99) / 1e3, cpuMicros);
        } finally {
            clients.shutdown();
        }
    }

    private static long[] spans(Work work, int port, long end) throws IOException {
        long[] spans = new long[1024];
        int count = 0;
        try (RawClient client = new RawClient(port)) {
            while (System.nanoTime() < end) {
                long span = work.once(client);
                if (span < 0) {
                    break;
                }
                if (count == spans.length) {
                    spans = Arrays.copyOf(spans, count * 2);
                }
                spans[count++] = span;
            }
        }
        return Arrays.copyOf(spans, count);
    }

    /** A server says that it listens a little before it does. */
    static RawClient connected(int port) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                return new RawClient(port);
            } catch (IOException refused) {
                if (attempt == 1200) {
                    throw refused;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    /** A JVM with optimizations, as a server has them. */
    static Process java(String classPath, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.add("-Xms512m");
        command.add("-cp");
        command.add(classPath);
        command.addAll(List.of(arguments));
        return Forked.command(command, Map.of()).start();
    }
}
