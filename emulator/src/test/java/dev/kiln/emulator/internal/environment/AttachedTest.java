package dev.kiln.emulator.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.LaunchMode;
import dev.kiln.emulator.internal.environment.handlers.Probe;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttachedTest {
    private final Harness harness = new Harness();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void waitsForAProcessThatTheUserStarts() throws Exception {
        FunctionSpec function =
                Functions.with(Functions.java(Probe.class), changes -> changes.mode = LaunchMode.ATTACHED);
        Answer answer = harness.invoke(function, "7");
        assertThat(harness.lines.text())
                .contains("Start it with:")
                .contains("export AWS_LAMBDA_RUNTIME_API='127.0.0.1:");
        assertThat(answer.end()).isNotDone();

        HttpClient runtime = HttpClient.newHttpClient();
        URI api = URI.create(
                "http://" + harness.pool.environments().get(0).runtimeApi() + "/2018-06-01/runtime/invocation/next");
        HttpResponse<String> event =
                runtime.send(HttpRequest.newBuilder(api).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(event.body()).isEqualTo("7");
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
