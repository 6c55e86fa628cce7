package dev.kiln.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.function.Supplier;

/** DynamoDB beside Amazon's DynamoDB Local, each in memory and in a process of its own, with the same bytes sent. */
final class DynamoDb {
    private static final int ROUNDS = 3;
    private static final long ROUND_NANOS = 1_500_000_000L;
    private static final int LOCAL_PORT = 28_799;

    private DynamoDb() {}

    private record Work(String name, Supplier<byte[]> request) {}

    private record Measured(double perSecond, double p99Micros) {}

    static List<Result> run() throws IOException, InterruptedException, ExecutionException {
        List<Result> results = new ArrayList<>();
        Path local = Path.of(System.getProperty("kiln.home", "."), "benchmarks/target/dynamodb-local");
        Process kiln = java(System.getProperty("java.class.path"), "dev.kiln.benchmarks.KilnServer");
        Process peer = Files.isDirectory(local)
                ? java(
                        local + "/*",
                        "-Djava.library.path=" + local,
                        "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                        "-inMemory",
                        "-disableTelemetry",
                        "-port",
                        Integer.toString(LOCAL_PORT))
                : null;
        try {
            int kilnPort = Integer.parseInt(Forked.lineOf(kiln, "port "));
            DynamoDbRequests requests = new DynamoDbRequests();
            if (peer != null) {
                Forked.lineOf(peer, "CorsParams");
            }
            List<Integer> ports = peer == null ? List.of(kilnPort) : List.of(kilnPort, LOCAL_PORT);
            for (int port : ports) {
                prepare(port, requests);
            }
            for (Work work : works(requests)) {
                for (int connections : List.of(1, 16)) {
                    results.add(compared(work, connections, ports));
                }
            }
        } finally {
            kiln.destroy();
            if (peer != null) {
                peer.destroy();
            }
        }
        results.add(heap());
        return results;
    }

    private static List<Work> works(DynamoDbRequests requests) {
        return List.of(
                new Work("PutItem 1 KB", requests::putItem),
                new Work("GetItem", requests::getItem),
                new Work("Query 100 items", requests::query),
                new Work("UpdateItem with condition", requests::updateItem),
                new Work("TransactWriteItems 4", requests::transactWrite),
                new Work("BatchWriteItem 25", requests::batchWrite));
    }

    private static void prepare(int port, DynamoDbRequests requests) throws IOException {
        try (RawClient client = connected(port)) {
            client.call(requests.createTable());
            for (int i = 0; i < DynamoDbRequests.QUERIED; i++) {
                client.call(requests.queried(i));
            }
        }
    }

    /** A server says that it listens a little before it does. */
    private static RawClient connected(int port) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                return new RawClient(port);
            } catch (IOException refused) {
                if (attempt == 200) {
                    throw refused;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private static Result compared(Work work, int connections, List<Integer> ports)
            throws InterruptedException, ExecutionException {
        Measured[] best = new Measured[ports.size()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < ports.size(); i++) {
                Measured measured = measured(work, connections, ports.get(i));
                if (best[i] == null || measured.perSecond() > best[i].perSecond()) {
                    best[i] = measured;
                }
            }
        }
        String name = "DynamoDB " + work.name() + ", " + connections + " conn.";
        String value = String.format(Locale.ROOT, "%.0f/s", best[0].perSecond());
        if (ports.size() == 1) {
            return new Result(name, value, "DynamoDB Local is not there", "-", true);
        }
        double ratio = best[0].perSecond() / best[1].perSecond();
        return new Result(
                name,
                value,
                String.format(
                        Locale.ROOT,
                        "Local %.0f/s: %.1f x; p99 %.0f/%.0f \u00b5s",
                        best[1].perSecond(),
                        ratio,
                        best[0].p99Micros(),
                        best[1].p99Micros()),
                "\u2265 3 x, p99 less",
                ratio >= 3 && best[0].p99Micros() < best[1].p99Micros());
    }

    private static Measured measured(Work work, int connections, int port)
            throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        try {
            long begin = System.nanoTime();
            List<Future<long[]>> parts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                parts.add(clients.submit(() -> spans(work, port, begin + ROUND_NANOS)));
            }
            List<long[]> spans = new ArrayList<>();
            for (Future<long[]> part : parts) {
                spans.add(part.get());
            }
            long[] all = spans.stream().flatMapToLong(Arrays::stream).toArray();
            return new Measured(all.length / (ROUND_NANOS / 1e9), new Spans(all).at(0.99) / 1e3);
        } finally {
            clients.shutdown();
        }
    }

    private static long[] spans(Work work, int port, long end) throws IOException {
        long[] spans = new long[1024];
        int count = 0;
        try (RawClient client = new RawClient(port)) {
            for (long now = System.nanoTime(); now < end; ) {
                byte[] request = work.request().get();
                long start = System.nanoTime();
                client.call(request);
                now = System.nanoTime();
                if (count == spans.length) {
                    spans = Arrays.copyOf(spans, count * 2);
                }
                spans[count++] = now - start;
            }
        }
        return Arrays.copyOf(spans, count);
    }

    private static Result heap() throws IOException, InterruptedException {
        int items = Integer.getInteger("kiln.items", 1_000_000);
        Process process = java(
                System.getProperty("java.class.path"),
                "-Xmx4g",
                "dev.kiln.benchmarks.KilnHeap",
                Integer.toString(items));
        long bytes = Long.parseLong(Forked.lineOf(process, "heap "));
        process.waitFor();
        return new Result(
                String.format(Locale.ROOT, "DynamoDB heap per 1 KB item of %,d", items),
                bytes + " B",
                null,
                "\u2264 2560 B",
                bytes <= 2560);
    }

    private static Process java(String classPath, String... arguments) throws IOException {
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
