package dev.kiln.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamCompleteEvent;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamRequest;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler;

/** Responses reach their callers while they are being written, whoever writes and whoever reads. */
class StreamingTest {
    private static final LambdaEmulator EMULATOR = LambdaEmulator.start();
    private static final LambdaAsyncClient IN_PROCESS = EMULATOR.client(LambdaAsyncClient.builder());
    private static final LambdaAsyncClient HTTP = LambdaAsyncClient.builder()
            .endpointOverride(EMULATOR.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();

    @TempDir
    static Path code;

    @BeforeAll
    static void deploy() throws IOException {
        EMULATOR.deploy(java("jvm", LaunchMode.IN_PROCESS).streaming(true).build());
        EMULATOR.deploy(java("java", LaunchMode.PROCESS).streaming(true).build());
        EMULATOR.deploy(java("buffered", LaunchMode.IN_PROCESS).build());
        Path node = Files.createDirectories(code.resolve("node"));
        Files.writeString(node.resolve("index.js"), """
                exports.handler = awslambda.streamifyResponse(async (event, stream) => {
                  const gate = (event.queryStringParameters || event).gate;
                  stream.write('one');
                  await fetch(gate);
                  stream.end('two');
                });
                """);
        EMULATOR.deploy(FunctionConfig.builder("node")
                .handler("index.handler")
                .runtime("nodejs20.x")
                .code(node)
                .mode(LaunchMode.PROCESS)
                .build());
        Path custom = Files.createDirectories(code.resolve("custom"));
        Path bootstrap = Files.writeString(custom.resolve("bootstrap"), """
                #!/usr/bin/env python3
                import http.client, json, os, re, socket, urllib.request
                host, prefix = os.environ['AWS_LAMBDA_RUNTIME_API'].split('/')
                while True:
                    connection = http.client.HTTPConnection(host)
                    connection.request('GET', '/' + prefix + '/2018-06-01/runtime/invocation/next')
                    answer = connection.getresponse()
                    id = answer.getheader('Lambda-Runtime-Aws-Request-Id')
                    event = json.loads(answer.read())
                    gate = event.get('queryStringParameters', event)['gate']
                    post = socket.create_connection(host.split(':'))
                    post.sendall(('POST /%s/2018-06-01/runtime/invocation/%s/response HTTP/1.1\\r\\nHost: x\\r\\n'
                        'Lambda-Runtime-Function-Response-Mode: streaming\\r\\nContent-Type: text/plain\\r\\n'
                        'Transfer-Encoding: chunked\\r\\n\\r\\n3\\r\\none\\r\\n' % (prefix, id)).encode())
                    urllib.request.urlopen(gate).read()
                    post.sendall(b'3\\r\\ntwo\\r\\n0\\r\\n\\r\\n')
                    post.recv(4096)
                    post.close()
                """);
        assertThat(bootstrap.toFile().setExecutable(true)).isTrue();
        EMULATOR.deploy(FunctionConfig.builder("custom")
                .handler("none")
                .runtime("provided.al2023")
                .code(custom)
                .mode(LaunchMode.PROCESS)
                .build());
    }

    private static FunctionConfig.Builder java(String name, LaunchMode mode) {
        return FunctionConfig.builder(name)
                .handler(GatedHandler.class.getName())
                .mode(mode);
    }

    @AfterAll
    static void close() {
        HTTP.close();
        IN_PROCESS.close();
        EMULATOR.close();
    }

    private static void assumeInterpreter(String function) {
        String program = switch (function) {
            case "node" -> "node";
            case "custom" -> "python3";
            default -> null;
        };
        assumeTrue(
                program == null
                        || Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                () -> program + " is not on the PATH");
    }

    @ParameterizedTest
    @CsvSource({"jvm,true", "java,true", "node,true", "custom,true", "jvm,false", "java,false", "node,false"})
    void theFirstChunkArrivesWhileTheHandlerIsHeldBack(String function, boolean overHttp) throws Exception {
        assumeInterpreter(function);
        LambdaAsyncClient client = overHttp ? HTTP : IN_PROCESS;
        try (Gate gate = new Gate()) {
            Chunks chunks = new Chunks();
            CompletableFuture<Void> call = chunks.invoke(client, function, "{\"gate\":\"" + gate.url() + "\"}");

            assertThat(chunks.next()).isEqualTo("one");
            assertThat(gate.isOpen()).isFalse();
            gate.open();

            assertThat(chunks.next()).isEqualTo("two");
            call.get(20, TimeUnit.SECONDS);
            assertThat(chunks.complete().errorCode()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "java", "node", "custom"})
    void aFunctionUrlStreams(String function) throws Exception {
        assumeInterpreter(function);
        URI url = EMULATOR.function(function).url();
        if (!List.of("jvm", "java").contains(function)) {
            try (software.amazon.awssdk.services.lambda.LambdaClient client =
                    EMULATOR.client(software.amazon.awssdk.services.lambda.LambdaClient.builder())) {
                client.updateFunctionUrlConfig(
                        request -> request.functionName(function).invokeMode("RESPONSE_STREAM"));
            }
        }
        try (Gate gate = new Gate()) {
            HttpResponse<InputStream> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url + "?gate=" + gate.url()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                assertThat(new String(body.readNBytes(3), StandardCharsets.UTF_8))
                        .isEqualTo("one");
                assertThat(gate.isOpen()).isFalse();
                gate.open();
                assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("two");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "java"})
    void anErrorOnTheWayEndsTheStreamWithItsDetails(String function) throws Exception {
        try (Gate gate = new Gate()) {
            gate.open();
            Chunks chunks = new Chunks();
            chunks.invoke(HTTP, function, "{\"gate\":\"" + gate.url() + "\",\"fail\":1}")
                    .get(20, TimeUnit.SECONDS);

            assertThat(chunks.next()).isEqualTo("one");
            assertThat(chunks.complete().errorCode()).isEqualTo("java.lang.IllegalStateException");
            assertThat(chunks.complete().errorDetails()).contains("broken on the way");
        }
    }

    /** AWS: "not interrupted or stopped when the invoking client connection is broken", and billed to the end. */
    @ParameterizedTest
    @ValueSource(strings = {"jvm", "java"})
    void aHandlerWhoseCallerHasLeftRunsToItsEnd(String function) throws Exception {
        try (Gate gate = new Gate()) {
            StreamedResponse response =
                    EMULATOR.function(function).stream("{\"gate\":\"" + gate.url() + "\",\"long\":1}");
            assertThat(response.next()).isPresent();
            response.close();

            assertThat(gate.wasTold()).isTrue();
            gate.open();
            Invocation next = EMULATOR.function(function).invoke("{\"gate\":\"" + gate.url() + "\"}");
            assertThat(next.text()).isEqualTo("onetwo");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "java"})
    void aHandlerWhoseCallersConnectionBrokeRunsToItsEnd(String function) throws Exception {
        try (Gate gate = new Gate()) {
            String url = EMULATOR.function(function).url() + "?gate=" + gate.url() + "&long=1";
            HttpResponse<InputStream> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofInputStream());
            response.body().readNBytes(3);
            response.body().close();

            assertThat(gate.wasTold()).isTrue();
        }
    }

    @Test
    void aHandlerOnAManagedRuntimeIsBuffered() throws Exception {
        try (Gate gate = new Gate()) {
            gate.open();
            try (StreamedResponse response =
                    EMULATOR.function("buffered").stream("{\"gate\":\"" + gate.url() + "\"}")) {
                assertThat(response.next().orElseThrow().text()).isEqualTo("onetwo");
                assertThat(response.next()).isEmpty();
            }
        }
    }

    @Test
    void aResponseOverTheLimitFails() {
        try (LambdaEmulator small = LambdaEmulator.start(
                EmulatorConfig.builder().streamedResponseLimit(1_000_000).build())) {
            small.deploy(java("long", LaunchMode.IN_PROCESS).streaming(true).build());
            try (StreamedResponse response = small.function("long").stream("{\"long\":\"http://127.0.0.1:1/pass\"}")) {
                Invocation invocation = response.await();

                assertThat(invocation.error().orElseThrow().type()).isEqualTo("Function.ResponseSizeTooLarge");
                assertThat(invocation.bytes()).isLessThanOrEqualTo(1_000_000);
            }
        }
    }

    @Test
    void saysThatTheFunctionIsNotThere() {
        assertThatThrownBy(() -> EMULATOR.function("none"))
                .isInstanceOf(software.amazon.awssdk.services.lambda.model.ResourceNotFoundException.class);
    }

    /** What the SDK's client hands over, in order. */
    private static final class Chunks {
        private final BlockingQueue<String> texts = new ArrayBlockingQueue<>(100);
        private final CompletableFuture<InvokeWithResponseStreamCompleteEvent> end = new CompletableFuture<>();

        CompletableFuture<Void> invoke(LambdaAsyncClient client, String function, String event) {
            return client.invokeWithResponseStream(
                    InvokeWithResponseStreamRequest.builder()
                            .functionName(function)
                            .payload(SdkBytes.fromUtf8String(event))
                            .build(),
                    InvokeWithResponseStreamResponseHandler.builder()
                            .subscriber(InvokeWithResponseStreamResponseHandler.Visitor.builder()
                                    .onPayloadChunk(
                                            chunk -> texts.add(chunk.payload().asUtf8String()))
                                    .onInvokeComplete(end::complete)
                                    .build())
                            .build());
        }

        String next() throws InterruptedException {
            String text = texts.poll(20, TimeUnit.SECONDS);
            return text == null ? "(nothing within 20 s)" : text;
        }

        InvokeWithResponseStreamCompleteEvent complete() throws Exception {
            return end.get(20, TimeUnit.SECONDS);
        }
    }
}
