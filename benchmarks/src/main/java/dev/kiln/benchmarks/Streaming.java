package dev.kiln.benchmarks;

import dev.kiln.benchmarks.shared.FirstWrite;
import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.LaunchMode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** InvokeWithResponseStream over HTTP: throughput, and the time the emulator adds before the first byte. */
final class Streaming {
    private static final int MEGABYTES = 190;
    private static final int THROUGHPUT_ROUNDS = 7;
    private static final int TTFB_ROUNDS = 3_000;

    private Streaming() {}

    static List<Result> run() throws IOException {
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            deploy(emulator, "large", LaunchMode.IN_PROCESS, MEGABYTES);
            deploy(emulator, "large-process", LaunchMode.PROCESS, MEGABYTES);
            deploy(emulator, "first-byte", LaunchMode.IN_PROCESS, 0);
            try (RawClient client = new RawClient(emulator.endpoint().getPort())) {
                double here = megabytesPerSecond(client, "large");
                double process = megabytesPerSecond(client, "large-process");
                double added = addedMicros(client);
                return List.of(
                        new Result(
                                "streaming through InvokeWithResponseStream",
                                String.format(Locale.ROOT, "%.0f MB/s", here),
                                String.format(Locale.ROOT, "from a process %.0f MB/s", process),
                                "\u2265 300 MB/s",
                                here >= 300),
                        new Result(
                                "first byte written to first byte read, p50",
                                Spans.micros(added),
                                null,
                                "\u2264 1 ms",
                                added <= 1000));
            }
        }
    }

    private static void deploy(LambdaEmulator emulator, String name, LaunchMode mode, int megabytes) {
        emulator.deploy(FunctionConfig.builder(name)
                .handler(StreamHandler.class.getName())
                .mode(mode)
                .streaming(true)
                .sharedPackages("dev.kiln.benchmarks.shared")
                .environment("MEGABYTES", String.valueOf(megabytes))
                .build());
    }

    private static byte[] request(String function) {
        return RawClient.request("POST", "/2021-11-15/functions/" + function + "/response-streaming-invocations", "{}");
    }

    private static double megabytesPerSecond(RawClient client, String function) throws IOException {
        byte[] request = request(function);
        client.call(request);
        double best = 0;
        for (int i = 0; i < THROUGHPUT_ROUNDS; i++) {
            long begin = System.nanoTime();
            long bytes = client.call(request).bytes();
            if (bytes < (long) MEGABYTES << 20) {
                throw new IOException("only " + bytes + " bytes came");
            }
            best = Math.max(best, bytes / 1e6 / ((System.nanoTime() - begin) / 1e9));
        }
        return best;
    }

    private static double addedMicros(RawClient client) throws IOException {
        byte[] request = request("first-byte");
        long[] nanos = new long[TTFB_ROUNDS];
        for (int i = -TTFB_ROUNDS; i < TTFB_ROUNDS; i++) {
            long first = client.call(request).firstByteNanos();
            if (i >= 0) {
                nanos[i] = first - FirstWrite.nanos();
            }
        }
        return new Spans(nanos).medianMicros();
    }
}
