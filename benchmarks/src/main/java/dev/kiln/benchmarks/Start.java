package dev.kiln.benchmarks;

import dev.kiln.emulator.LambdaEmulator;
import java.io.IOException;
import java.util.List;

/** How long the emulator takes until it has answered its first request over HTTP. */
final class Start {
    private static final int WARM_ROUNDS = 40;
    private static final int FRESH_ROUNDS = 7;

    private Start() {}

    /** Run in a JVM of its own: prints the nanoseconds of the first start. */
    public static void main(String[] args) throws IOException {
        System.out.println("nanos " + once());
        Runtime.getRuntime().halt(0);
    }

    static long once() throws IOException {
        long begin = System.nanoTime();
        try (LambdaEmulator emulator = LambdaEmulator.start();
                RawClient client = new RawClient(emulator.endpoint().getPort())) {
            client.call(RawClient.request("GET", "/2016-08-19/account-settings", ""));
            return System.nanoTime() - begin;
        }
    }

    static List<Result> run() throws IOException, InterruptedException {
        long[] warm = new long[WARM_ROUNDS];
        for (int i = 0; i < WARM_ROUNDS; i++) {
            warm[i] = once();
        }
        long[] fresh = new long[FRESH_ROUNDS];
        for (int i = 0; i < FRESH_ROUNDS; i++) {
            String printed = Forked.java(Start.class.getName()).outputOf("nanos ");
            fresh[i] = Long.parseLong(printed.strip());
        }
        double warmMillis = new Spans(warm).medianMillis();
        double freshMillis = new Spans(fresh).medianMillis();
        return List.of(
                new Result(
                        "start and first request, warm JVM",
                        Spans.millis(warmMillis),
                        null,
                        "\u2264 50 ms",
                        warmMillis <= 50),
                new Result(
                        "start and first request, fresh JVM",
                        Spans.millis(freshMillis),
                        null,
                        "\u2264 400 ms",
                        freshMillis <= 400));
    }
}
