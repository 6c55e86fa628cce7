package dev.kiln.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class LambdaEmulatorTest {
    /** Says who it is and what it was asked. */
    public static final class Greeter implements RequestHandler<Map<String, String>, Map<String, String>> {
        private static int calls;

        @Override
        public Map<String, String> handleRequest(Map<String, String> event, Context context) {
            calls++;
            if (event.containsKey("fail")) {
                throw new IllegalArgumentException(event.get("fail"));
            }
            context.getLogger().log("greeting " + event.get("name") + "\n");
            return Map.of(
                    "greeting", "Hello, " + event.get("name"),
                    "calls", Integer.toString(calls),
                    "function", context.getInvokedFunctionArn(),
                    "endpoint", String.valueOf(System.getenv("AWS_ENDPOINT_URL")),
                    "stage", String.valueOf(System.getenv("STAGE")));
        }
    }

    private static final FunctionConfig GREETER = FunctionConfig.builder("greeter")
            .handler(Greeter.class.getName())
            .environment("STAGE", "test")
            .build();

    @Test
    void runsAHandlerInThisJvmAndMeasuresIt() {
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            LambdaFunction greeter = emulator.deploy(GREETER);

            Invocation cold = greeter.invoke("{\"name\":\"Ada\"}");
            Invocation warm = greeter.invoke("{\"name\":\"Grace\"}");

            assertThat(cold.text()).contains("\"greeting\":\"Hello, Ada\"", "\"calls\":\"1\"", "\"stage\":\"test\"");
            assertThat(cold.coldStart()).isTrue();
            assertThat(cold.initDuration().orElseThrow()).isPositive();
            assertThat(cold.logTail()).contains("greeting Ada", "REPORT RequestId: " + cold.requestId());
            assertThat(warm.text()).contains("\"calls\":\"2\"");
            assertThat(warm.coldStart()).isFalse();
            assertThat(warm.initDuration()).isEmpty();
            assertThat(warm.total().orElseThrow()).isLessThan(Duration.ofSeconds(5));
            assertThat(emulator.invocations()).containsExactly(cold, warm);
            assertThat(Greeter.calls).isZero(); // the handler's statics are its environment's own
        }
    }

    @Test
    void measuresEveryPhaseInItsOrder() {
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            Invocation cold = emulator.deploy(GREETER).invoke("{\"name\":\"Ada\"}");

            assertThat(new ArrayList<>(cold.phases().values())).isSorted();
            assertThat(cold.phases().keySet())
                    .contains(
                            Invocation.Phase.QUEUED,
                            Invocation.Phase.ENVIRONMENT_REQUESTED,
                            Invocation.Phase.PROCESS_STARTED,
                            Invocation.Phase.RUNTIME_READY,
                            Invocation.Phase.INIT_END,
                            Invocation.Phase.HANDLER_START,
                            Invocation.Phase.FIRST_BYTE,
                            Invocation.Phase.LAST_BYTE);
        }
    }

    @Test
    void aForcedColdStartIsOne() {
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            LambdaFunction greeter = emulator.deploy(GREETER);
            greeter.invoke("{\"name\":\"Ada\"}");
            greeter.forceColdStart();

            Invocation again = greeter.invoke("{\"name\":\"Ada\"}");

            assertThat(again.coldStart()).isTrue();
            assertThat(again.text()).contains("\"calls\":\"1\"");
        }
    }

    @Test
    void anErrorOfTheHandlerIsAFunctionError() {
        try (LambdaEmulator emulator = LambdaEmulator.start();
                LambdaClient lambda = emulator.client(LambdaClient.builder())) {
            emulator.deploy(GREETER);

            InvokeResponse response = lambda.invoke(request -> request.functionName("greeter")
                    .logType(LogType.TAIL)
                    .payload(SdkBytes.fromUtf8String("{\"fail\":\"no such person\"}")));

            assertThat(response.functionError()).isEqualTo("Unhandled");
            assertThat(response.payload().asUtf8String())
                    .startsWith(
                            "{\"errorMessage\":\"no such person\",\"errorType\":\"java.lang.IllegalArgumentException\",\"stackTrace\":[\"");
            assertThat(response.logResult()).isNotEmpty();
        }
    }

    @Test
    void answersClientsOverHttpInTheirAccountAndRegion() {
        try (LambdaEmulator emulator = LambdaEmulator.start();
                LambdaClient other = LambdaClient.builder()
                        .endpointOverride(emulator.endpoint())
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("123456789012", "any")))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            emulator.deploy(GREETER);

            assertThat(emulator.function("greeter").arn())
                    .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:greeter");
            assertThatThrownBy(() -> other.getFunction(request -> request.functionName("greeter")))
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessageContaining(
                            "Function not found: arn:aws:lambda:eu-central-1:123456789012:function:greeter");
            assertThat(emulator.journal().calls("lambda", "GetFunction").get(0).account())
                    .isEqualTo("123456789012");
        }
    }

    @Test
    void returnsAllStateToASnapshot() {
        try (LambdaEmulator emulator = LambdaEmulator.start();
                LambdaClient lambda = emulator.client(LambdaClient.builder())) {
            emulator.deploy(GREETER);
            try (Snapshot before = emulator.snapshot()) {
                lambda.tagResource(request ->
                        request.resource(emulator.function("greeter").arn()).tags(Map.of("a", "b")));
                emulator.deploy(FunctionConfig.builder("second")
                        .handler(Greeter.class.getName())
                        .build());
                emulator.rollback(before);

                assertThat(lambda.listFunctions().functions()).hasSize(1);
                assertThat(lambda.getFunction(request -> request.functionName("greeter"))
                                .tags())
                        .doesNotContainKey("a");
                assertThat(emulator.function("greeter")
                                .invoke("{\"name\":\"Ada\"}")
                                .error())
                        .isEmpty();
            }
        }
    }

    @Test
    void refusesTheSnapshotOfAnotherEmulator() {
        try (LambdaEmulator one = LambdaEmulator.start();
                LambdaEmulator other = LambdaEmulator.start();
                Snapshot snapshot = one.snapshot()) {
            assertThatThrownBy(() -> other.rollback(snapshot)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aDirectoryKeepsFunctionsForTheNextStart(@TempDir Path data) {
        EmulatorConfig config = EmulatorConfig.builder().data(data).build();
        try (LambdaEmulator emulator = LambdaEmulator.start(config)) {
            emulator.deploy(GREETER);
        }
        try (LambdaEmulator emulator = LambdaEmulator.start(config)) {
            assertThat(emulator.function("greeter").invoke("{\"name\":\"Ada\"}").text())
                    .contains("Hello, Ada", "\"stage\":\"test\"");
        }
    }

    @Test
    void saysThatADirectoryIsInUse(@TempDir Path data) {
        EmulatorConfig config = EmulatorConfig.builder().data(data).build();
        try (LambdaEmulator first = LambdaEmulator.start(config)) {
            assertThat(first.account()).isEqualTo("000000000000");
            assertThatThrownBy(() -> LambdaEmulator.start(config))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(data.toString());
        }
    }

    @Test
    void saysThatAPortIsTaken() {
        try (LambdaEmulator first = LambdaEmulator.start()) {
            int port = first.endpoint().getPort();
            assertThatThrownBy(() -> LambdaEmulator.start(
                            EmulatorConfig.builder().port(port).build()))
                    .hasMessageContaining(Integer.toString(port));
        }
    }

    @Test
    void theAccountsConcurrencyIsWhatWasConfigured() {
        try (LambdaEmulator emulator = LambdaEmulator.start(
                        EmulatorConfig.builder().concurrentExecutions(10).build());
                LambdaClient lambda = emulator.client(LambdaClient.builder())) {
            assertThat(lambda.getAccountSettings().accountLimit().concurrentExecutions())
                    .isEqualTo(10);
        }
    }

    @Test
    void faultsReachTheCaller() {
        try (LambdaEmulator emulator = LambdaEmulator.start();
                LambdaClient lambda = emulator.client(
                        LambdaClient.builder().overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1))))) {
            emulator.faults().on("lambda", "ListFunctions").times(1).throttle();

            assertThatThrownBy(lambda::listFunctions)
                    .isInstanceOfSatisfying(
                            LambdaException.class,
                            failure -> assertThat(failure.awsErrorDetails().errorCode())
                                    .isEqualTo("ThrottlingException"));
            assertThat(lambda.listFunctions().functions()).isEmpty();
        }
    }

    @Test
    void listsWhatWasMeasuredOverHttp() throws Exception {
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            Invocation one = emulator.deploy(GREETER).invoke("{\"name\":\"Ada\"}");

            HttpResponse<String> all = get(emulator.endpoint().resolve("/_kiln/invocations"));
            HttpResponse<String> health = get(emulator.endpoint().resolve("/_kiln/health"));

            assertThat(all.body()).contains(one.requestId(), "\"coldStart\":true");
            assertThat(health.body()).isEqualTo("{\"status\":\"ok\"}");
        }
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void leavesNoThreadsBehind() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            emulator.endpoint();
            emulator.deploy(GREETER).invoke("{\"name\":\"Ada\"}");
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && thread.getName().startsWith("kiln")) {
                thread.join(5_000);
            }
        }
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !before.contains(thread))
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("kiln") || name.startsWith("lambda"))
                        .collect(Collectors.toList()))
                .isEmpty();
    }

    @Test
    void isMisusedWithAMessageThatHelps() {
        assertThatThrownBy(() -> FunctionConfig.builder("f").build()).hasMessageContaining("handler(");
        assertThatThrownBy(() -> EmulatorConfig.builder().port(70_000)).hasMessageContaining("0 (any free one)");
        LambdaEmulator emulator = LambdaEmulator.start();
        emulator.close();
        emulator.close();
        assertThatThrownBy(emulator::endpoint).hasMessageContaining("closed");
    }
}
