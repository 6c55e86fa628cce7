package dev.kiln.emulator.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.ManualTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** What becomes of asynchronous events when the emulator ends, in peace or not. */
@Timeout(120)
class KilledEventsTest {
    private static final String FUNCTION = "worker-that-ends";

    @TempDir
    private Path data;

    private final ManualTime time = new ManualTime(Instant.now());

    @AfterEach
    void forget() {
        Probe.forget(FUNCTION);
    }

    private LambdaEmulator start() {
        return LambdaEmulator.start(config(data).time(time).build());
    }

    private static EmulatorConfig.Builder config(Path data) {
        return EmulatorConfig.builder().data(data).durability(EmulatorConfig.Durability.EVERY_WRITE);
    }

    private static void deploy(LambdaEmulator emulator) {
        emulator.deploy(FunctionConfig.builder(FUNCTION)
                .handler(ProbeHandler.class.getName())
                .timeout(Duration.ofMinutes(15))
                .sharedPackages(Probe.class.getName())
                .build());
    }

    private static void invoke(LambdaClient lambda, String event) {
        lambda.invoke(r ->
                r.functionName(FUNCTION).invocationType(InvocationType.EVENT).payload(SdkBytes.fromUtf8String(event)));
    }

    @Test
    void noEventThatWasTakenIsLostWhenTheProcessIsKilled() throws Exception {
        Set<String> taken = new HashSet<>();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            while (taken.size() < 60) {
                taken.add(lines.readLine());
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        try (LambdaEmulator emulator = start()) {
            emulator.settle();
        }

        assertThat(Probe.of(FUNCTION).events).containsAll(taken);
    }

    @Test
    void retriesGoOnAfterARestartWhereTheyWere() throws IOException {
        Probe.of(FUNCTION).code = event -> {
            throw new IOException("broken");
        };
        try (LambdaEmulator emulator = start();
                LambdaClient lambda = emulator.client(LambdaClient.builder())) {
            deploy(emulator);
            invoke(lambda, "{}");
            emulator.settleNow();
        }
        Instant restarted = time.now();
        try (LambdaEmulator emulator = start()) {
            emulator.settle();
        }

        assertThat(time.now()).isEqualTo(restarted.plus(Duration.ofMinutes(3)));
        List<String> requests = Probe.of(FUNCTION).requestIds;
        assertThat(requests).hasSize(3).containsOnly(requests.get(0));
    }

    @Test
    void anEventIsTakenUpAgainThatAFunctionHadWhenTheEmulatorEnded() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        Probe.of(FUNCTION).code = event -> {
            entered.countDown();
            new CountDownLatch(1).await();
            return "null";
        };
        try (LambdaEmulator emulator = start();
                LambdaClient lambda = emulator.client(LambdaClient.builder())) {
            deploy(emulator);
            invoke(lambda, "{\"n\":1}");
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        }
        Probe.of(FUNCTION).code = event -> "null";
        try (LambdaEmulator emulator = start()) {
            emulator.settle();
        }
        try (LambdaEmulator emulator = start()) {
            emulator.settle();
        }

        assertThat(Probe.of(FUNCTION).events).containsExactly("{\"n\":1}", "{\"n\":1}");
    }

    /** Hands in events for a function that never ends; prints those that were taken. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) {
            Probe.of(FUNCTION).code = event -> {
                new CountDownLatch(1).await();
                return "null";
            };
            LambdaEmulator emulator = LambdaEmulator.start(
                    config(Path.of(args[0])).concurrentExecutions(200).build());
            LambdaClient lambda = emulator.client(LambdaClient.builder());
            deploy(emulator);
            lambda.putFunctionConcurrency(r -> r.functionName(FUNCTION).reservedConcurrentExecutions(5));
            for (int t = 0; t < 3; t++) {
                String name = "\"" + t + ".";
                new Thread(() -> {
                            for (int i = 0; ; i++) {
                                String event = name + i + "\"";
                                invoke(lambda, event);
                                System.out.println(event);
                            }
                        })
                        .start();
            }
        }
    }
}
