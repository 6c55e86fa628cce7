package dev.kiln.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** DynamoDB beside Amazon's DynamoDB Local, each in memory and in a process of its own, with the same bytes sent. */
final class DynamoDb {
    private static final int LOCAL_PORT = 28_799;

    private DynamoDb() {}

    private record Work(String name, Supplier<byte[]> request) {}

    static List<Result> run() throws IOException, InterruptedException, ExecutionException {
        List<Result> results = new ArrayList<>();
        Path local = Path.of(System.getProperty("kiln.home", "."), "benchmarks/target/dynamodb-local");
        Process kiln = Load.java(System.getProperty("java.class.path"), "dev.kiln.benchmarks.KilnServer");
        Process peer = Files.isDirectory(local)
                ? Load.java(
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
            Load.Server own = new Load.Server(kilnPort, kiln);
            List<Load.Server> servers = peer == null ? List.of(own) : List.of(own, new Load.Server(LOCAL_PORT, peer));
            for (Load.Server server : servers) {
                prepare(server.port(), requests);
            }
            for (Work work : works(requests)) {
                for (int connections : List.of(1, 16)) {
                    results.add(Load.compared(
                            "DynamoDB " + work.name(),
                            "Local",
                            client -> client.span(work.request().get()),
                            connections,
                            servers));
                }
            }
            if (peer != null) {
                results.addAll(bare(requests, new Load.Server(LOCAL_PORT, peer)));
            }
        } finally {
            kiln.destroy();
            if (peer != null) {
                peer.destroy();
            }
        }
        results.addAll(filled());
        return results;
    }

    /** What GetItem would come to if Kiln did nothing but HTTP. */
    private static List<Result> bare(DynamoDbRequests requests, Load.Server peer)
            throws IOException, InterruptedException, ExecutionException {
        Process process = Load.java(System.getProperty("java.class.path"), "dev.kiln.benchmarks.BareUndertow");
        try {
            Load.Server bare = new Load.Server(Integer.parseInt(Forked.lineOf(process, "port ")), process);
            List<Result> results = new ArrayList<>();
            for (int connections : List.of(1, 16)) {
                Result result = Load.compared(
                        "a bare Undertow, sent GetItem",
                        "Local",
                        client -> client.span(requests.getItem()),
                        connections,
                        List.of(bare, peer));
                results.add(new Result(result.name(), result.value(), result.beside(), "what is possible", true));
            }
            return results;
        } finally {
            process.destroy();
        }
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
        try (RawClient client = Load.connected(port)) {
            client.call(requests.createTable());
            for (int i = 0; i < DynamoDbRequests.QUERIED; i++) {
                client.call(requests.queried(i));
            }
        }
    }

    private static List<Result> filled() throws IOException, InterruptedException {
        int items = Integer.getInteger("kiln.items", 1_000_000);
        Process process = Load.java(
                System.getProperty("java.class.path"),
                "-Xmx4g",
                "dev.kiln.benchmarks.FilledTable",
                Integer.toString(items));
        double few = Long.parseLong(Forked.lineOf(process, "few ")) / 1e3;
        double many = Long.parseLong(Forked.lineOf(process, "many ")) / 1e3;
        long bytes = Long.parseLong(Forked.lineOf(process, "heap "));
        process.waitFor();
        return List.of(
                new Result(
                        String.format(
                                Locale.ROOT, "DynamoDB query of 100 items among %,d, without sockets, p50", items),
                        String.format(Locale.ROOT, "%.0f \u00b5s", many),
                        String.format(Locale.ROOT, "among %,d: %.0f \u00b5s", items / 100, few),
                        "\u2264 1.5 x",
                        many <= 1.5 * few),
                new Result(
                        String.format(Locale.ROOT, "DynamoDB heap per 1 KB item of %,d", items),
                        bytes + " B",
                        null,
                        "\u2264 2560 B",
                        bytes <= 2560));
    }
}
