package dev.kiln.benchmarks;

import dev.kiln.emulator.LambdaEmulator;
import java.io.IOException;
import java.util.List;

/** How long the emulator takes until it has answered its first request over HTTP. */
final class Start {
    private static final int WARM_ROUNDS = 40;
    private static final int FRESH_ROUNDS = 7;

    private Start() {}

    /** Nanoseconds from the beginning. */
    private record Times(long listening, long answered) {}

    /** Run in a JVM of its own: prints the nanoseconds of the first start. */
    public static void main(String[] args) throws IOException {
        Times one = once();
        System.out.println("nanos " + one.listening() + " " + one.answered());
        Runtime.getRuntime().halt(0);
    }

    /** Starts an emulator until its port is open, and then until the first AWS call is answered over it. */
    private static Times once() throws IOException {
        long begin = System.nanoTime();
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            int port = emulator.endpoint().getPort();
            long listening = System.nanoTime() - begin;
            try (RawClient client = new RawClient(port)) {
                client.call(RawClient.request("GET", "/2016-08-19/account-settings", ""));
                return new Times(listening, System.nanoTime() - begin);
            }
        }
    }

    static List<Result> run() throws IOException, InterruptedException {
        long[] warm = new long[WARM_ROUNDS];
        for (int i = 0; i < WARM_ROUNDS; i++) {
            warm[i] = once().answered();
        }
        long[] fresh = new long[FRESH_ROUNDS];
        long[] freshAnswered = new long[FRESH_ROUNDS];
        for (int i = 0; i < FRESH_ROUNDS; i++) {
            String[] printed = Forked.java(Start.class.getName())
                    .outputOf("nanos ")
                    .strip()
                    .split(" ", -1);
            fresh[i] = Long.parseLong(printed[0]);
            freshAnswered[i] = Long.parseLong(printed[1]);
        }
        double warmMillis = new Spans(warm).medianMillis();
        double freshMillis = new Spans(fresh).medianMillis();
        return List.of(
                new Result(
                        "start and first answer, warm JVM",
                        Spans.millis(warmMillis),
                        null,
                        "\u2264 50 ms",
                        warmMillis <= 50),
                new Result(
                        "start until it listens, fresh JVM",
                        Spans.millis(freshMillis),
                        "first answer after " + Spans.millis(new Spans(freshAnswered).medianMillis()),
                        "\u2264 400 ms",
                        freshMillis <= 400));
    }
}
