package dev.kiln.emulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.message.ReplyBody.BodyStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamRequest;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** What SDK clients may rely on, whichever way their requests take to a door. */
@Timeout(60)
public abstract class SdkClientContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    protected final LambdaDoor door = new LambdaDoor();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    protected abstract URI endpoint();

    protected abstract SdkHttpClient blocking(Executor threads);

    protected abstract SdkAsyncHttpClient async(Executor threads);

    private LambdaClient client() {
        return LambdaClient.builder()
                .httpClient(blocking(threads))
                .endpointOverride(endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    private LambdaAsyncClient asyncClient() {
        return LambdaAsyncClient.builder()
                .overrideConfiguration(once -> once.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(async(threads))
                .endpointOverride(endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @AfterEach
    void noThreadIsHeld() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void carriesPayloadsBothWays() throws Exception {
        try (LambdaClient client = client();
                LambdaAsyncClient async = asyncClient()) {
            for (String payload : new String[] {"{}", "\"" + "x".repeat(5_000_000) + "\""}) {
                InvokeResponse response =
                        client.invoke(call -> call.functionName("echo").payload(SdkBytes.fromUtf8String(payload)));
                assertThat(response.payload().asUtf8String()).isEqualTo(payload);
                assertThat(response.executedVersion()).isEqualTo("7");
                assertThat(async.invoke(call -> call.functionName("echo").payload(SdkBytes.fromUtf8String(payload)))
                                .get(20, TimeUnit.SECONDS)
                                .payload()
                                .asUtf8String())
                        .isEqualTo(payload);
            }
        }
    }

    @Test
    void carriesErrors() {
        try (LambdaClient client = client();
                LambdaAsyncClient async = asyncClient()) {
            assertThatThrownBy(() -> client.invoke(call -> call.functionName("nobody")))
                    .isInstanceOf(LambdaException.class)
                    .hasMessageContaining("Function not found: nobody");
            assertThatThrownBy(() ->
                            async.invoke(call -> call.functionName("nobody")).join())
                    .hasCauseInstanceOf(LambdaException.class)
                    .hasMessageContaining("Function not found: nobody");
        }
    }

    @Test
    void carriesTheRefusalOfATooLargePayload() {
        SdkBytes large = SdkBytes.fromByteArrayUnsafe(new byte[7_000_000]);
        try (LambdaClient client = client();
                LambdaAsyncClient async = asyncClient()) {
            assertThatThrownBy(() ->
                            client.invoke(call -> call.functionName("echo").payload(large)))
                    .isInstanceOf(LambdaException.class)
                    .hasMessageContaining("more than 6291556");
            assertThatThrownBy(
                            () -> async.invoke(call -> call.functionName("echo").payload(large))
                                    .join())
                    .hasMessageContaining("more than 6291556");
        }
    }

    @Test
    void endsACallThatTakesTooLong() throws Exception {
        try (LambdaClient client = client()) {
            client.invoke(call -> call.functionName("echo")); // what is slow only once
            assertThatThrownBy(() -> client.invoke(call -> call.functionName("wait")
                            .overrideConfiguration(timeout -> timeout.apiCallTimeout(TIMEOUT))))
                    .isInstanceOf(ApiCallTimeoutException.class);
        }
        assertThat(Thread.interrupted()).isFalse();
        assertThatThrownBy(() -> door.waiting().get(5, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void endsAnAsyncCallThatTakesTooLong() throws Exception {
        try (LambdaAsyncClient client = asyncClient()) {
            client.invoke(call -> call.functionName("echo")).get(20, TimeUnit.SECONDS); // what is slow only once
            assertThatThrownBy(() -> client.invoke(call -> call.functionName("wait")
                                    .overrideConfiguration(timeout -> timeout.apiCallTimeout(TIMEOUT)))
                            .get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(ApiCallTimeoutException.class);
            assertThatThrownBy(() -> door.waiting().get(5, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        }
    }

    private InvokeWithResponseStreamResponseHandler handler() {
        return InvokeWithResponseStreamResponseHandler.builder()
                .onResponse(response -> events.add("response " + response.statusCode()))
                .subscriber(InvokeWithResponseStreamResponseHandler.Visitor.builder()
                        .onPayloadChunk(chunk -> events.add(chunk.payload().asUtf8String()))
                        .onInvokeComplete(end -> events.add("complete " + end.errorCode()))
                        .build())
                .build();
    }

    private String next() throws InterruptedException {
        return String.valueOf(events.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void deliversAChunkWhileTheNextIsNotYetProduced() throws Exception {
        try (LambdaAsyncClient client = asyncClient()) {
            CompletableFuture<Void> done = client.invokeWithResponseStream(
                    InvokeWithResponseStreamRequest.builder()
                            .functionName("stream")
                            .build(),
                    handler());
            BodyStream stream = door.stream().get(10, TimeUnit.SECONDS);
            assertThat(next()).isEqualTo("response 200");
            for (int i = 0; i < 20; i++) {
                LambdaDoor.event(stream, "PayloadChunk", "chunk " + i);
                assertThat(next()).isEqualTo("chunk " + i);
            }
            assertThat(done).isNotDone();
            LambdaDoor.event(stream, "InvokeComplete", "{\"ErrorCode\":\"Function.Made\"}");
            stream.close();
            assertThat(next()).isEqualTo("complete Function.Made");
            done.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void failsACallWhoseStreamIsAborted() throws Exception {
        try (LambdaAsyncClient client = asyncClient()) {
            CompletableFuture<Void> done = client.invokeWithResponseStream(
                    InvokeWithResponseStreamRequest.builder()
                            .functionName("stream")
                            .build(),
                    handler());
            BodyStream stream = door.stream().get(10, TimeUnit.SECONDS);
            assertThat(next()).isEqualTo("response 200");
            LambdaDoor.event(stream, "PayloadChunk", "one");
            assertThat(next()).isEqualTo("one");
            stream.abort();
            assertThatThrownBy(() -> done.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
            assertThatThrownBy(() -> stream.write(new byte[10])).isInstanceOf(IOException.class);
        }
    }

    @Test
    void stopsTheWriterOfACallThatIsCancelled() throws Exception {
        try (LambdaAsyncClient client = asyncClient()) {
            CompletableFuture<Void> done = client.invokeWithResponseStream(
                    InvokeWithResponseStreamRequest.builder()
                            .functionName("stream")
                            .build(),
                    handler());
            BodyStream stream = door.stream().get(10, TimeUnit.SECONDS);
            LambdaDoor.event(stream, "PayloadChunk", "one");
            assertThat(next()).isEqualTo("response 200");
            done.cancel(true);
            assertThatThrownBy(() -> {
                        while (true) {
                            LambdaDoor.event(stream, "PayloadChunk", "more");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void keepsUpWithAFastWriter() throws Exception {
        AtomicLong received = new AtomicLong();
        InvokeWithResponseStreamResponseHandler counting = InvokeWithResponseStreamResponseHandler.builder()
                .subscriber(InvokeWithResponseStreamResponseHandler.Visitor.builder()
                        .onPayloadChunk(
                                chunk -> received.addAndGet(chunk.payload().asByteArrayUnsafe().length))
                        .build())
                .build();
        try (LambdaAsyncClient client = asyncClient()) {
            CompletableFuture<Void> done = client.invokeWithResponseStream(
                    InvokeWithResponseStreamRequest.builder()
                            .functionName("stream")
                            .build(),
                    counting);
            BodyStream stream = door.stream().get(10, TimeUnit.SECONDS);
            String chunk = "x".repeat(64 << 10);
            for (int i = 0; i < 320; i++) {
                LambdaDoor.event(stream, "PayloadChunk", chunk);
            }
            LambdaDoor.event(stream, "InvokeComplete", "{}");
            stream.close();
            done.get(20, TimeUnit.SECONDS);
            assertThat(received.get()).isEqualTo(320L * chunk.length());
        }
    }
}
