package dev.kiln.emulator.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.environment.HandLauncher.Hand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExtensionsApiTest {
    private static final String INVOKE = "{\"events\":[\"INVOKE\"]}";

    private final HandLauncher hands = new HandLauncher();
    private final Harness harness = new Harness(hands, null);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FunctionSpec function =
            Functions.function("java17", "example.Handler", new FunctionSpec.Code.Directory(harness.directory()));

    @AfterEach
    void close() {
        harness.close();
    }

    private CompletableFuture<HttpResponse<String>> call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        harness.url() + "/" + hands.last().environment.id() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .orTimeout(30, TimeUnit.SECONDS);
    }

    private HttpResponse<String> register(String name, String body, String... more) {
        String[] headers = new String[2 + more.length];
        headers[0] = "Lambda-Extension-Name";
        headers[1] = name;
        System.arraycopy(more, 0, headers, 2, more.length);
        return call("POST", "/2020-01-01/extension/register", body, headers).join();
    }

    private CompletableFuture<HttpResponse<String>> next(String id) {
        return call("GET", "/2020-01-01/extension/event/next", "", "Lambda-Extension-Identifier", id);
    }

    private static String id(HttpResponse<String> registered) {
        return registered.headers().firstValue("Lambda-Extension-Identifier").orElse("");
    }

    private static void refused(HttpResponse<String> response, String errorType) {
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("\"errorType\":\"" + errorType + "\"");
    }

    @Test
    void tellsAnExtensionWhichFunctionItServes() {
        harness.invoke(function, "1");
        HttpResponse<String> registered = register("inside", INVOKE, "Lambda-Extension-Accept-Feature", "accountId");
        assertThat(registered.statusCode()).isEqualTo(200);
        assertThat(registered.body())
                .isEqualTo("{\"functionName\":\"probe\",\"functionVersion\":\"$LATEST\","
                        + "\"handler\":\"example.Handler\",\"accountId\":\"000000000000\"}");
        assertThat(register("other", INVOKE).body()).doesNotContain("accountId");
    }

    @Test
    void endsAnInvocationOnlyWhenTheExtensionCalledNextAgain() throws IOException {
        Answer answer = harness.invoke(function, "1");
        Hand hand = hands.last();
        String id = id(register("inside", INVOKE));
        CompletableFuture<RuntimeDoor.Invocation> event = hand.next();
        assertThat(event).isNotDone();
        HttpResponse<String> happening = next(id).join();
        assertThat(happening.body())
                .matches("\\{\"eventType\":\"INVOKE\",\"deadlineMs\":\\d{13},\"requestId\":\""
                        + event.join().event().requestId()
                        + "\",\"invokedFunctionArn\":\"arn:aws:lambda:us-east-1:000000000000:function:probe\","
                        + "\"tracing\":\\{\"type\":\"X-Amzn-Trace-Id\",\"value\":\"Root=[^\"]+\"}}");
        assertThat(happening.headers().firstValue("Lambda-Extension-Event-Identifier"))
                .isPresent();

        hand.respond(event.join(), "1");
        hand.waitForNext();
        assertThat(answer.outcome())
                .as("the caller does not wait for extensions")
                .isEqualTo(new Outcome.Succeeded());
        assertThat(harness.lines.text()).doesNotContain("REPORT");

        Answer second = harness.invoke(function, "2");
        assertThat(hands.count()).as("the first environment is still busy").isEqualTo(2);
        assertThat(second.end()).isNotDone();
        CompletableFuture<HttpResponse<String>> waiting = client.sendAsync(
                HttpRequest.newBuilder(URI.create(
                                harness.url() + "/" + hand.environment.id() + "/2020-01-01/extension/event/next"))
                        .header("Lambda-Extension-Identifier", id)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        harness.lines.await("REPORT");
        assertThat(waiting).isNotDone();
    }

    @Test
    void refusesWhatAwsRefuses() {
        harness.invoke(function, "1");
        refused(register("", INVOKE), "Extension.InvalidExtensionName");
        refused(register("inside", "{\"events\":[\"SHUTDOWN\"]}"), "Extension.InvalidEventType");
        refused(register("inside", "no json"), "InvalidRequestFormat");
        refused(next("").join(), "Extension.MissingExtensionIdentifier");
        refused(next("no-uuid").join(), "Extension.InvalidExtensionIdentifier");
        refused(next("4b8fcd6d-9b6e-4a8c-8a0b-6f1b6f0d8a10").join(), "Extension.UnknownExtensionIdentifier");
        String id = id(register("inside", INVOKE));
        refused(register("inside", INVOKE), "Extension.InvalidExtensionState");
        refused(
                call("POST", "/2020-01-01/extension/init/error", "{}", "Lambda-Extension-Identifier", id)
                        .join(),
                "Extension.MissingHeader");
        for (int i = 2; i <= 10; i++) {
            assertThat(register("inside" + i, INVOKE).statusCode()).isEqualTo(200);
        }
        refused(register("eleventh", INVOKE), "Extension.TooManyExtensions");
    }

    @Test
    void closesRegistrationAfterInit() {
        harness.invoke(function, "1");
        hands.last().waitForNext();
        refused(register("late", INVOKE), "Extension.RegistrationClosed");
    }

    @Test
    void failsInitWithTheErrorOfAnExtension() {
        Answer answer = harness.invoke(function, "1");
        for (int attempt = 1; attempt <= 2; attempt++) {
            String id = id(register("inside", INVOKE));
            call(
                            "POST",
                            "/2020-01-01/extension/init/error",
                            "{}",
                            "Lambda-Extension-Identifier",
                            id,
                            "Lambda-Extension-Function-Error-Type",
                            "Extension.NoLicence")
                    .join();
        }
        assertThat(answer.error())
                .contains("\"errorType\":\"Extension.InitError\"")
                .contains("Extension.NoLicence");
    }

    @Test
    void saysThatThereIsNoTelemetry() {
        harness.invoke(function, "1");
        HttpResponse<String> answer = call("PUT", "/2022-07-01/telemetry", "{}").join();
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("Telemetry.NotSupported");
    }
}
