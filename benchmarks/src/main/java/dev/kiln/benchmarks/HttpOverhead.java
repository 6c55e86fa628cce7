package dev.kiln.benchmarks;

import dev.kiln.emulator.LambdaEmulator;
import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A trivial operation beside a bare Undertow that answers the same number of bytes, at 16 connections. */
final class HttpOverhead {
    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 4;
    private static final long ROUND_NANOS = 3_000_000_000L;
    private static final byte[] REQUEST = RawClient.request("GET", "/2016-08-19/account-settings", "");

    private HttpOverhead() {}

    static List<Result> run() throws IOException, InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        Undertow bare = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(2)
                .setHandler(exchange -> {
                    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
                    exchange.getResponseSender().send("x".repeat(250));
                })
                .build();
        bare.start();
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            int barePort = ((InetSocketAddress) bare.getListenerInfo().get(0).getAddress()).getPort();
            int port = emulator.endpoint().getPort();
            double bareBest = 0;
            double best = 0;
            for (int i = 0; i < ROUNDS; i++) {
                bareBest = Math.max(bareBest, perSecond(clients, barePort));
                best = Math.max(best, perSecond(clients, port));
            }
            double ratio = best / bareBest;
            return List.of(new Result(
                    "trivial operation, 16 connections",
                    String.format(Locale.ROOT, "%.0f/s", best),
                    String.format(Locale.ROOT, "bare Undertow %.0f/s: %.0f %%", bareBest, ratio * 100),
                    "\u2265 50 %",
                    ratio >= 0.5));
        } finally {
            bare.stop();
            clients.shutdown();
        }
    }

    private static double perSecond(ExecutorService clients, int port) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + ROUND_NANOS;
        List<Future<Long>> counts = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            counts.add(clients.submit(() -> {
                long count = 0;
                try (RawClient client = new RawClient(port)) {
                    while (System.nanoTime() < end) {
                        client.call(REQUEST);
                        count++;
                    }
                }
                return count;
            }));
        }
        long total = 0;
        for (Future<Long> count : counts) {
            total += count.get();
        }
        return total / (ROUND_NANOS / 1e9);
    }
}
