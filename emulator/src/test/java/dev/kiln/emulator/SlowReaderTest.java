package dev.kiln.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A gigabyte for a caller who does not read for a while, with 64 MB of heap for the emulator and as many for the function. */
class SlowReaderTest {
    private static final long LENGTH = 1L << 30;

    @Test
    void aGigabytePassesThroughSmallHeaps() throws Exception {
        Process emulator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(emulator.getInputStream(), StandardCharsets.UTF_8))) {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(lines.readLine() + "/2021-11-15/functions/large/response-streaming-invocations")
                            .toURL()
                            .openConnection();
            connection.setDoOutput(true);
            connection.getOutputStream().write(Long.toString(LENGTH).getBytes(StandardCharsets.UTF_8));
            try (InputStream body = connection.getInputStream()) {
                assertThat(body.readNBytes(1000)).hasSize(1000);
                // reads nothing for a while: whoever collects has room for a twentieth of what comes
                assertThat(new CountDownLatch(1).await(1, TimeUnit.SECONDS)).isFalse();
                assertThat(count(body)).isGreaterThan(LENGTH);
            }
            assertThat(emulator.isAlive()).isTrue();
        } finally {
            emulator.getOutputStream().close();
            assertThat(emulator.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static long count(InputStream body) throws IOException {
        byte[] buffer = new byte[256 << 10];
        long all = 0;
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            all += count;
        }
        return all;
    }

    /** An emulator that says where it listens and runs until its input ends. */
    static final class Server {
        private Server() {}

        public static void main(String[] arguments) throws IOException {
            try (LambdaEmulator emulator = LambdaEmulator.start(
                    EmulatorConfig.builder().streamedResponseLimit(2 * LENGTH).build())) {
                emulator.deploy(FunctionConfig.builder("large")
                        .handler(LargeWriter.class.getName())
                        .mode(LaunchMode.PROCESS)
                        .streaming(true)
                        .environment("JAVA_TOOL_OPTIONS", "-Xmx64m")
                        .build());
                System.out.println(emulator.endpoint());
                while (System.in.read() >= 0) {
                    // until the test is done
                }
            }
        }
    }
}
