package dev.kiln.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The kiln command from a checkout: from its start to its first answer, and what it needs when idle. */
final class CommandLine {
    private static final int ROUNDS = 7;

    private CommandLine() {}

    static List<Result> run() throws IOException, InterruptedException {
        String home = System.getProperty("kiln.home", ".");
        long[] nanos = new long[ROUNDS];
        long kilobytes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            Process kiln = Forked.command(
                            List.of(home + "/kiln", "serve", "--no-functions", "--port", "0", "--output", "json"),
                            Map.of())
                    .start();
            try {
                String json = Forked.lineOf(kiln, "{\"endpoint\":\"");
                try (RawClient client = new RawClient(
                        URI.create(json.substring(0, json.indexOf('"'))).getPort())) {
                    client.call(RawClient.request("GET", "/2016-08-19/account-settings", ""));
                    nanos[i] = System.nanoTime() - begin;
                }
                kilobytes = Math.max(kilobytes, resident(kiln.pid()));
            } finally {
                kiln.destroy();
                kiln.waitFor();
            }
        }
        double millis = new Spans(nanos).medianMillis();
        return List.of(
                new Result(
                        "kiln serve: start to first answer",
                        Spans.millis(millis),
                        null,
                        "\u2264 500 ms",
                        millis <= 500),
                new Result("kiln serve: resident memory when idle", kilobytes / 1024 + " MB", null, "-", true));
    }

    private static long resident(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }
}
