package dev.kiln.emulator.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.environment.HandLauncher.Hand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuntimeApiTest {
    private static final String RUNTIME = "/2018-06-01/runtime/";

    private final HandLauncher hands = new HandLauncher();
    private final Harness harness = new Harness(hands, null);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FunctionSpec function =
            Functions.function("java17", "example.Handler", new FunctionSpec.Code.Directory(harness.directory()));
    private final Event event = Harness.event("{\"a\":1}");

    @AfterEach
    void close() {
        harness.close();
    }

    private String url(String path) {
        return harness.url() + "/" + hands.last().environment.id() + path;
    }

    private CompletableFuture<HttpResponse<String>> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(url(path))), headers);
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(url(path))).POST(BodyPublishers.ofString(body)), headers)
                .join();
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .orTimeout(30, TimeUnit.SECONDS);
    }

    private CompletableFuture<HttpResponse<String>> next() {
        return get(RUNTIME + "invocation/next");
    }

    /** Says that the runtime is ready, where nobody asks what comes. */
    private void waitForNext() {
        assertThat(next()).isNotCancelled();
    }

    private String invocation(String what) {
        return RUNTIME + "invocation/" + event.requestId() + "/" + what;
    }

    /** An invocation whose event the runtime has taken. */
    private Answer running() {
        Answer answer = harness.invoke(function, event, Recording.NONE);
        assertThat(next().join().statusCode()).isEqualTo(200);
        return answer;
    }

    private static void refused(HttpResponse<String> response, int status, String errorType, String message) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body())
                .isEqualTo("{\"errorMessage\":\"" + message + "\",\"errorType\":\"" + errorType + "\"}");
    }

    @Test
    void answersNextWithTheEventAndItsHeaders() {
        Event rich = new Event(
                event.requestId(),
                event.payload(),
                "arn:aws:lambda:us-east-1:000000000000:function:probe:live",
                "Root=1-2-3",
                "{\"custom\":{}}",
                "{\"cognitoIdentityId\":\"a\",\"cognitoIdentityPoolId\":\"b\"}",
                "tenant");
        harness.invoke(function, rich, Recording.NONE);

        HttpResponse<String> response = next().join();

        assertThat(response.body()).isEqualTo("{\"a\":1}");
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(header(response, "Lambda-Runtime-Aws-Request-Id")).isEqualTo(rich.requestId());
        assertThat(header(response, "Lambda-Runtime-Deadline-Ms")).matches("\\d{13}");
        assertThat(header(response, "Lambda-Runtime-Invoked-Function-Arn")).isEqualTo(rich.invokedArn());
        assertThat(header(response, "Lambda-Runtime-Trace-Id")).isEqualTo("Root=1-2-3");
        assertThat(header(response, "Lambda-Runtime-Client-Context")).isEqualTo("{\"custom\":{}}");
        assertThat(header(response, "Lambda-Runtime-Cognito-Identity")).isEqualTo(rich.cognitoIdentity());
        assertThat(header(response, "Lambda-Runtime-Aws-Tenant-Id")).isEqualTo("tenant");
    }

    @Test
    void leavesOutHeadersThatHaveNoValue() {
        harness.invoke(function, event, Recording.NONE);
        HttpResponse<String> response = next().join();
        assertThat(response.headers().map())
                .doesNotContainKeys(
                        "lambda-runtime-client-context",
                        "lambda-runtime-cognito-identity",
                        "lambda-runtime-aws-tenant-id");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void acceptsAResponseAndWaitsForTheNextEvent() {
        Answer answer = running();
        HttpResponse<String> accepted = post(invocation("response"), "\"fine\"");
        CompletableFuture<HttpResponse<String>> waiting = next();

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.body().trim()).isEqualTo("{\"status\":\"OK\"}");
        assertThat(answer.outcome()).isEqualTo(new Outcome.Succeeded());
        assertThat(answer.text()).isEqualTo("\"fine\"");
        assertThat(waiting).isNotDone();
    }

    @Test
    void givesTheSameEventToAPollThatIsRepeated() {
        running();
        assertThat(header(next().join(), "Lambda-Runtime-Aws-Request-Id")).isEqualTo(event.requestId());
    }

    @Test
    void refusesASecondResponse() {
        running();
        post(invocation("response"), "1");
        refused(
                post(invocation("response"), "2"),
                403,
                "InvalidStateTransition",
                "State transition from RuntimeResponseSentState to InvocationResponse failed for runtime."
                        + " Error: State transition is not allowed");
    }

    @Test
    void refusesTheIdOfAnotherRequest() {
        running();
        refused(
                post(RUNTIME + "invocation/00000000-0000-0000-0000-000000000000/response", "1"),
                400,
                "InvalidRequestID",
                "Invalid request ID");
    }

    @Test
    void refusesAResponseModeThatDoesNotExist() {
        Answer answer = running();
        refused(
                post(invocation("response"), "1", "Lambda-Runtime-Function-Response-Mode", "Streaming"),
                400,
                "InvalidFunctionResponseMode",
                "Invalid function response mode");
        waitForNext();
        assertThat(answer.error()).contains("Runtime.InvalidResponseModeHeader");
    }

    @Test
    void refusesAnInitErrorAfterInit() {
        running();
        refused(
                post(RUNTIME + "init/error", "{}"),
                403,
                "InvalidStateTransition",
                "State transition from Running to InitError failed for runtime."
                        + " Error: State transition is not allowed");
    }

    @Test
    void passesAnErrorToTheCallerUnchanged() {
        String body = "{ \"errorMessage\":\"no\", \"errorType\":\"Mine\", \"requestId\": 1 }";
        Answer answer = running();
        assertThat(post(invocation("error"), body, "Lambda-Runtime-Function-Error-Type", "Runtime.UserException")
                        .statusCode())
                .isEqualTo(202);
        waitForNext();
        assertThat(answer.error()).isEqualTo(body);
        assertThat(((Outcome.Failed) answer.outcome()).errorType()).isEqualTo("Mine");
    }

    @Test
    void replacesErrorTypesThatAwsDoesNotKnow() {
        Answer answer = running();
        post(invocation("error"), "oops", "Lambda-Runtime-Function-Error-Type", "mine");
        waitForNext();
        assertThat(((Outcome.Failed) answer.outcome()).errorType()).isEqualTo("Function.Unknown");
    }

    @Test
    void takesResponsesUpToTheLimitAndRefusesLongerOnes() {
        Answer longest = running();
        assertThat(post(invocation("response"), "x".repeat(6_291_556)).statusCode())
                .isEqualTo(202);
        waitForNext();
        assertThat(longest.outcome()).isEqualTo(new Outcome.Succeeded());
        assertThat(longest.size()).isEqualTo(6_291_556);

        Event second = Harness.event("2");
        Answer tooLong = harness.invoke(function, second, Recording.NONE);
        next().join();
        refused(
                post(RUNTIME + "invocation/" + second.requestId() + "/response", "x".repeat(6_291_557)),
                413,
                "RequestEntityTooLarge",
                "Exceeded maximum allowed payload size (6291556 bytes).");
        waitForNext();
        assertThat(tooLong.error())
                .isEqualTo("{\"errorMessage\":\"Response payload size exceeded maximum allowed payload size"
                        + " (6291556 bytes).\",\"errorType\":\"Function.ResponseSizeTooLarge\"}");
    }

    @Test
    void streamsAResponseWhileTheRuntimeIsStillWriting() throws Exception {
        Answer answer = running();
        try (RawRequest response = RawRequest.streaming(url(invocation("response")))) {
            response.chunk("first");
            answer.awaitFirstByte();
            assertThat(answer.text()).isEqualTo("first");
            assertThat(answer.streaming()).isTrue();
            assertThat(answer.contentType()).isEqualTo("application/octet-stream");
            response.chunk(" last");
            response.end();
            assertThat(response.status()).contains("202");
        }
        waitForNext();
        assertThat(answer.outcome()).isEqualTo(new Outcome.Succeeded());
        assertThat(answer.text()).isEqualTo("first last");
        assertThat(answer.closed()).isTrue();
    }

    @Test
    void endsAStreamWithTheErrorInItsTrailers() throws Exception {
        String error = "{\"errorType\":\"Late\",\"errorMessage\":\"too late\"}";
        Answer answer = running();
        try (RawRequest response = RawRequest.streaming(url(invocation("response")))) {
            response.chunk("first");
            response.end(
                    "Lambda-Runtime-Function-Error-Type: Runtime.Late",
                    "Lambda-Runtime-Function-Error-Body: "
                            + Base64.getEncoder().encodeToString(error.getBytes(StandardCharsets.UTF_8)));
            assertThat(response.status()).contains("202");
        }
        waitForNext();
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.text()).isEqualTo("first");
        assertThat(answer.closed()).isFalse();
    }

    @Test
    void failsTheInvocationWhenAResponseBreaksOff() throws Exception {
        Answer answer = running();
        Hand hand = hands.last();
        try (RawRequest response = RawRequest.streaming(url(invocation("response")))) {
            response.chunk("first");
            answer.awaitFirstByte();
        }
        assertThat(answer.error()).contains("\"errorType\":\"Runtime.TruncatedResponse\"");
        assertThat(hand.ended()).isTrue();
        assertServesTheNext();
    }

    @Test
    void failsTheInvocationWhenTheChunksAreBroken() throws Exception {
        Answer answer = running();
        try (RawRequest response = RawRequest.streaming(url(invocation("response")))) {
            response.chunk("first");
            response.raw("zz\r\nnot a chunk\r\n");
            assertThat(answer.error()).contains("\"errorType\":\"Runtime.TruncatedResponse\"");
        }
        assertServesTheNext();
    }

    @Test
    void failsTheInvocationWhenABodyIsShorterThanItsLength() throws Exception {
        Answer answer = running();
        try (RawRequest response = new RawRequest(url(invocation("response")), "Content-Length: 1000000")) {
            response.raw("{\"half\":");
        }
        assertThat(answer.error()).contains("\"errorType\":\"Runtime.TruncatedResponse\"");
        assertThat(answer.text()).isEmpty();
        assertServesTheNext();
    }

    private void assertServesTheNext() throws IOException {
        Answer next = harness.invoke(function, "2");
        Hand fresh = hands.last();
        fresh.respond(fresh.next().join(), "\"served\"");
        fresh.waitForNext();
        assertThat(next.outcome()).isEqualTo(new Outcome.Succeeded());
        assertThat(next.text()).isEqualTo("\"served\"");
    }

    @Test
    void answersUnknownPathsWith404() {
        running();
        assertThat(get("/2018-06-01/runtime/invocation/none").join().statusCode())
                .isEqualTo(404);
        assertThat(get("/2018-06-01/runtime/restore/next").join().statusCode()).isEqualTo(404);
        assertThat(get("/").join().statusCode()).isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(
                                URI.create(harness.url() + "/00000000/2018-06-01/runtime/invocation/next")))
                        .join()
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void restoresASnapStartRuntimeAtOnceAndHandsItCredentials() {
        harness.invoke(
                Functions.with(function, changes -> changes.initializationType = "snap-start"), event, Recording.NONE);
        Hand hand = hands.last();
        assertThat(get(RUNTIME + "restore/next").join().statusCode()).isEqualTo(200);
        assertThat(next().join().statusCode()).isEqualTo(200);

        assertThat(hand.environment.variables()).doesNotContainKey("AWS_ACCESS_KEY_ID");
        String address = hand.environment.variables().getOrDefault("AWS_CONTAINER_CREDENTIALS_FULL_URI", "");
        String token = hand.environment.variables().getOrDefault("AWS_CONTAINER_AUTHORIZATION_TOKEN", "");
        HttpResponse<String> credentials = send(HttpRequest.newBuilder(URI.create(address)), "Authorization", token)
                .join();
        assertThat(credentials.body())
                .contains("\"AccessKeyId\":\"000000000000\"")
                .contains("\"Token\":\"" + function.functionArn() + "\"");
        assertThat(send(HttpRequest.newBuilder(URI.create(address)), "Authorization", "no")
                        .join()
                        .statusCode())
                .isEqualTo(404);
    }
}
