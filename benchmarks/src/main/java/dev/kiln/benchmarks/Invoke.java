package dev.kiln.benchmarks;

import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.LambdaFunction;
import dev.kiln.emulator.LaunchMode;
import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Warm invocations of a handler that does nothing: what remains is the emulator's own time. */
final class Invoke {
    private static final String EVENT = "{\"key1\":\"value1\",\"key2\":\"value2\"}";
    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 10_000;

    private Invoke() {}

    /** Something to time. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    static Spans time(int warmUp, int rounds, Action action) throws IOException {
        for (int i = 0; i < warmUp; i++) {
            action.run();
        }
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long begin = System.nanoTime();
            action.run();
            nanos[i] = System.nanoTime() - begin;
        }
        return new Spans(nanos);
    }

    static List<Result> run() throws IOException, InterruptedException {
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            LambdaFunction here = emulator.deploy(FunctionConfig.of("echo", EchoHandler.class));
            Spans direct = time(WARM_UP, ROUNDS, () -> here.invoke(EVENT));
            Spans sdk;
            try (LambdaClient client = emulator.client(LambdaClient.builder())) {
                SdkBytes payload = SdkBytes.fromUtf8String(EVENT);
                sdk = time(
                        WARM_UP / 2,
                        ROUNDS,
                        () -> client.invoke(
                                request -> request.functionName("echo").payload(payload)));
            }
            byte[] request = RawClient.request("POST", "/2015-03-31/functions/echo/invocations", EVENT);
            Spans http;
            Spans process;
            emulator.deploy(FunctionConfig.builder("process")
                    .handler(EchoHandler.class.getName())
                    .mode(LaunchMode.PROCESS)
                    .memoryMegabytes(512)
                    .build());
            byte[] toProcess = RawClient.request("POST", "/2015-03-31/functions/process/invocations", EVENT);
            try (RawClient client = new RawClient(emulator.endpoint().getPort())) {
                http = time(WARM_UP / 2, ROUNDS, () -> client.call(request));
                process = time(4_000, 4_000, () -> client.call(toProcess));
            }
            double own = BareRuntimeApi.roundTrips(4_000, 4_000, EVENT).medianMicros();
            double above = process.medianMicros() - own;
            return List.of(
                    new Result(
                            "warm invoke in the JVM, no sockets, p50",
                            Spans.micros(direct.medianMicros()),
                            "p99 " + Spans.micros(direct.at(0.99) / 1e3),
                            "\u2264 100 \u00b5s",
                            direct.medianMicros() <= 100),
                    new Result(
                            "the same through an SDK client, p50",
                            Spans.micros(sdk.medianMicros()),
                            "p99 " + Spans.micros(sdk.at(0.99) / 1e3),
                            "-",
                            true),
                    new Result(
                            "the same over HTTP, p50",
                            Spans.micros(http.medianMicros()),
                            "p99 " + Spans.micros(http.at(0.99) / 1e3),
                            "-",
                            true),
                    new Result(
                            "warm invoke of a process over HTTP, p50",
                            Spans.micros(process.medianMicros()),
                            "runtime client's own round trips " + Spans.micros(own),
                            "\u2264 1 ms above",
                            above <= 1000));
        }
    }
}
