package dev.kiln.emulator.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.LaunchMode;
import dev.kiln.emulator.internal.environment.handlers.Probe;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same function behind the same state machine, where it runs in this JVM or in a process of the user's. */
class LaunchModesTest {
    private final Harness harness = new Harness();

    @AfterEach
    void close() {
        harness.close();
    }

    private static FunctionSpec in(LaunchMode mode) {
        return Functions.with(Functions.java(Probe.class), changes -> changes.mode = mode);
    }

    private Answer invoke(FunctionSpec function, String action, int argument) {
        return harness.invoke(function, "{\"do\":\"" + action + "\",\"argument\":" + argument + "}");
    }

    @Test
    void keepsAnEnvironmentInThisJvmBetweenInvocations() {
        FunctionSpec function = in(LaunchMode.IN_PROCESS);
        assertThat(invoke(function, "count", 0).response()).isEqualTo("1");
        assertThat(invoke(function, "count", 0).response()).isEqualTo("2");
    }

    @Test
    void startsAfreshInThisJvmAfterAnExit() {
        FunctionSpec function = in(LaunchMode.IN_PROCESS);
        assertThat(invoke(function, "exit", 3).error()).contains("Runtime exited with error: exit status 3");
        assertThat(invoke(function, "count", 0).response()).isEqualTo("1");
    }

    @Test
    void cutsOffAFunctionInThisJvmThatTakesTooLong() {
        FunctionSpec function =
                Functions.with(in(LaunchMode.IN_PROCESS), changes -> changes.timeout = Duration.ofSeconds(1));
        assertThat(invoke(function, "hang", 0).error()).contains("Task timed out after 1.00 seconds");
        assertThat(invoke(function, "count", 0).response()).isEqualTo("1");
    }

    @Test
    void waitsForAProcessThatTheUserStarts() throws Exception {
        Answer answer = invoke(in(LaunchMode.ATTACHED), "echo", 7);
        assertThat(harness.lines.text())
                .contains("Start it with:")
                .contains("export AWS_LAMBDA_RUNTIME_API='127.0.0.1:");
        assertThat(answer.end()).isNotDone();

        HttpClient runtime = HttpClient.newHttpClient();
        URI api = URI.create(
                "http://" + harness.pool.environments().get(0).runtimeApi() + "/2018-06-01/runtime/invocation/next");
        HttpResponse<String> event =
                runtime.send(HttpRequest.newBuilder(api).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(event.body()).isEqualTo("{\"do\":\"echo\",\"argument\":7}");
        String id = event.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElse("");
        HttpRequest response = HttpRequest.newBuilder(api.resolve(id + "/response"))
                .POST(HttpRequest.BodyPublishers.ofString("7"))
                .build();
        assertThat(runtime.send(response, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(202);
        assertThat(runtime.sendAsync(HttpRequest.newBuilder(api).build(), HttpResponse.BodyHandlers.discarding()))
                .isNotCancelled();
        assertThat(answer.response()).isEqualTo("7");
    }
}
