package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.CallJournal;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.Service;
import dev.kiln.emulator.internal.environment.Outcome;
import dev.kiln.emulator.internal.http.HttpServer;
import dev.kiln.emulator.internal.http.HttpServerConfig;
import dev.kiln.emulator.internal.message.HttpDoor;
import dev.kiln.emulator.internal.pipeline.FrontDoor;
import dev.kiln.emulator.internal.pipeline.InjectFaults;
import dev.kiln.emulator.internal.pipeline.Journal;
import dev.kiln.emulator.internal.pipeline.Pipeline;
import dev.kiln.emulator.internal.wire.EventStreams;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeMode;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamRequest;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler.Visitor;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** The same operations by way of the wire: the SDK's clients over HTTP. */
class LambdaOverHttpTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda(to -> new EventStreams(to, Protocol.REST_JSON));

    private final HttpServer server = HttpServer.start(HttpServerConfig.loopback(0, "lambda-test"), door());
    private final URI endpoint = URI.create("http://127.0.0.1:" + server.port());
    private final HttpClient http = HttpClient.newHttpClient();
    private final StaticCredentialsProvider credentials =
            StaticCredentialsProvider.create(AwsBasicCredentials.create(TestLambda.ACCOUNT, "secret"));
    private final LambdaClient client = LambdaClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
            .build();

    private HttpDoor door() {
        Pipeline pipeline = new Pipeline(
                List.of(Service.of(lambda.api.api(), "software.amazon.awssdk.services.lambda.model")),
                TestLambda.ACCOUNT,
                TestLambda.REGION,
                lambda.time,
                new Journal(lambda.time),
                new InjectFaults(lambda.time));
        return new FrontDoor(
                pipeline.door(CallJournal.Origin.HTTP),
                List.of(
                        new FrontDoor.Side(lambda.api.functionUrls()::serves, lambda.api.functionUrls()),
                        new FrontDoor.Side(lambda.api.codeDownloads()::serves, lambda.api.codeDownloads())));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void givesOperationsTheStatusesOfAws() {
        assertThat(client.createFunction(TestLambda.function("hello").build())
                        .sdkHttpResponse()
                        .statusCode())
                .isEqualTo(201);
        assertThat(client.invoke(r -> r.functionName("hello")).sdkHttpResponse().statusCode())
                .isEqualTo(200);
        InvokeResponse event = client.invoke(r -> r.functionName("hello").invocationType(InvocationType.EVENT));
        assertThat(event.sdkHttpResponse().statusCode()).isEqualTo(202);
        assertThat(event.statusCode()).isEqualTo(202);
        assertThat(client.invoke(r -> r.functionName("hello").invocationType(InvocationType.DRY_RUN))
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.deleteFunction(r -> r.functionName("hello"))
                        .sdkHttpResponse()
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void tellsErrorsWithTheirMembers() {
        assertThatThrownBy(() -> client.getFunction(r -> r.functionName(TestLambda.ARN + "nobody")))
                .isInstanceOfSatisfying(ResourceNotFoundException.class, error -> {
                    assertThat(error.type()).isEqualTo("User");
                    assertThat(error.awsErrorDetails().errorMessage())
                            .isEqualTo("Function not found: " + TestLambda.ARN + "nobody");
                });
        client.createFunction(TestLambda.function("hello").build());
        client.putFunctionConcurrency(r -> r.functionName("hello").reservedConcurrentExecutions(0));
        assertThatThrownBy(() -> client.invoke(r -> r.functionName("hello")))
                .isInstanceOfSatisfying(
                        TooManyRequestsException.class,
                        error -> assertThat(error.reasonAsString())
                                .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded"));
    }

    @Test
    void namesTheOperationThatItDoesNotServe() {
        assertThatThrownBy(() -> client.listCodeSigningConfigs(r -> {}))
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        error -> assertThat(error.statusCode()).isEqualTo(501))
                .hasMessageContaining("ListCodeSigningConfigs");
    }

    @Test
    void passesAFunctionsErrorAndLogOn() {
        client.createFunction(TestLambda.function("hello").build());
        lambda.environments.fail("E", "{\"errorMessage\":\"boom\"}");
        InvokeResponse answer = client.invoke(
                InvokeRequest.builder().functionName("hello").logType("Tail").build());
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"errorMessage\":\"boom\"}");
        assertThat(answer.logResult()).isNotEmpty();
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
    }

    @Test
    void takesPayloadsOfSixMegabytes() {
        client.createFunction(TestLambda.function("hello").build());
        String payload = '"' + "x".repeat((6 << 20) - 2) + '"';
        assertThat(client.invoke(r -> r.functionName("hello").payload(SdkBytes.fromUtf8String(payload)))
                        .payload()
                        .asByteArrayUnsafe())
                .hasSize(6 << 20);
    }

    @Test
    void takesAnEventUnderTheOldNameOfTheOperation() throws Exception {
        client.createFunction(TestLambda.function("hello").build());
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/2014-11-13/functions/hello/invoke-async/"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"a\":1}"))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
        assertThat(new String(lambda.environments.events.get(0).payload(), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void deliversAChunkWhileTheFunctionWaitsForItsReader() throws Exception {
        client.createFunction(TestLambda.function("hello").build());
        CountDownLatch seen = new CountDownLatch(1);
        streamInTwoParts(seen);
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        try (LambdaAsyncClient async = asyncClient()) {
            CompletableFuture<Void> done = stream(async, events);
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("head text/plain");
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("one");
            seen.countDown();
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("two");
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("end null null");
            done.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void endsAStreamWithTheErrorThatBrokeIt() throws Exception {
        client.createFunction(TestLambda.function("hello").build());
        lambda.environments.run((event, sink) -> {
            sink.begin("text/plain", true).write('1');
            return new Outcome.Failed("my.Error", "{}".getBytes(StandardCharsets.UTF_8));
        });
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        try (LambdaAsyncClient async = asyncClient()) {
            stream(async, events).get(10, TimeUnit.SECONDS);
        }
        assertThat(events).containsExactly("head text/plain", "1", "end my.Error {}");
    }

    @Test
    void streamsThroughAFunctionUrl() throws Exception {
        client.createFunction(TestLambda.function("hello").build());
        String host = URI.create(client.createFunctionUrlConfig(r -> r.functionName("hello")
                                .authType(FunctionUrlAuthType.NONE)
                                .invokeMode(InvokeMode.RESPONSE_STREAM))
                        .functionUrl())
                .getHost();
        CountDownLatch seen = new CountDownLatch(1);
        streamInTwoParts(seen);
        URI url = endpoint.resolve("/_kiln/url/" + host.substring(0, host.indexOf('.')) + "/");
        HttpResponse<java.io.InputStream> reply =
                http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofInputStream());
        assertThat(reply.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(reply.body().readNBytes(3)).isEqualTo("one".getBytes(StandardCharsets.UTF_8));
        seen.countDown();
        assertThat(reply.body().readAllBytes()).isEqualTo("two".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void answersTheLinkToTheCode() throws Exception {
        client.createFunction(TestLambda.function("hello").build());
        String location =
                client.getFunction(r -> r.functionName("hello")).code().location();
        URI link = endpoint.resolve(URI.create(location).getPath());
        assertThat(http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray())
                        .body())
                .isEqualTo(TestLambda.ZIP);
    }

    private void streamInTwoParts(CountDownLatch seen) {
        lambda.environments.run((event, sink) -> {
            try (OutputStream out = sink.begin("text/plain", true)) {
                out.write("one".getBytes(StandardCharsets.UTF_8));
                seen.await();
                out.write("two".getBytes(StandardCharsets.UTF_8));
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            return new Outcome.Succeeded();
        });
    }

    /** Only for the tests that stream: closing its event loops takes seconds. */
    private LambdaAsyncClient asyncClient() {
        return LambdaAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
    }

    private static CompletableFuture<Void> stream(LambdaAsyncClient async, BlockingQueue<String> events) {
        return async.invokeWithResponseStream(
                InvokeWithResponseStreamRequest.builder().functionName("hello").build(), collect(events));
    }

    private static InvokeWithResponseStreamResponseHandler collect(BlockingQueue<String> events) {
        return InvokeWithResponseStreamResponseHandler.builder()
                .onResponse(head -> events.add("head " + head.responseStreamContentType()))
                .subscriber(Visitor.builder()
                        .onPayloadChunk(chunk -> events.add(chunk.payload().asUtf8String()))
                        .onInvokeComplete(end -> events.add("end " + end.errorCode() + " " + end.errorDetails()))
                        .build())
                .build();
    }
}
