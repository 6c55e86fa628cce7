package dev.kiln.emulator.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.aws.ServiceApi.Entry;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.RequestBody;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamCompleteEvent;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamRequest;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponse;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler.Visitor;
import software.amazon.awssdk.utils.async.SimplePublisher;

/** InvokeWithResponseStream, which only the SDK's asynchronous client has. */
class StreamedReplyTest {
    private static final CallContext CALL = new CallContext("000000000000", "us-east-1", "id-1", "", "", null);
    private static final ServiceApi API =
            ServiceApi.named("lambda", Protocol.REST_JSON).build();
    private static final Operation.Direct<InvokeWithResponseStreamRequest, InvokeWithResponseStreamResponse> UNUSED =
            (input, call) -> {
                throw new IllegalStateException("not called");
            };
    private static final Entry<InvokeWithResponseStreamRequest, InvokeWithResponseStreamResponse> ENTRY = new Entry<>(
            "InvokeWithResponseStream",
            UNUSED,
            InvokeWithResponseStreamRequest.class,
            InvokeWithResponseStreamResponse.class,
            1 << 20);

    private final Codec codec = Codec.of(Protocol.REST_JSON);
    private final AtomicReference<InvokeWithResponseStreamRequest> decoded = new AtomicReference<>();
    private final AtomicReference<InvokeWithResponseStreamResponse> head = new AtomicReference<>();
    private final List<SdkBytes> chunks = new ArrayList<>();
    private final AtomicReference<InvokeWithResponseStreamCompleteEvent> completed = new AtomicReference<>();

    @Test
    void reachesTheSdkAsItWasWritten() throws Exception {
        byte[] bytes = new byte[70_000];
        new Random(1).nextBytes(bytes);
        InvokeWithResponseStreamCompleteEvent end = InvokeWithResponseStreamCompleteEvent.builder()
                .errorCode("Function.Failed")
                .errorDetails("{\"a\":\"ü\"}")
                .build();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        EventStreams events = new EventStreams(body, Protocol.REST_JSON);
        events.payloadChunk(bytes, 0, 5000);
        events.payloadChunk(bytes, 5000, 65_000);
        events.event("InvokeComplete", end);
        InvokeWithResponseStreamResponse answered = InvokeWithResponseStreamResponse.builder()
                .statusCode(200)
                .executedVersion("7")
                .responseStreamContentType("text/html")
                .build();
        InvokeWithResponseStreamRequest sent = InvokeWithResponseStreamRequest.builder()
                .functionName("arn:aws:lambda:us-east-1:000000000000:function:f")
                .qualifier("LIVE")
                .logType("Tail")
                .payload(SdkBytes.fromUtf8String("{\"in\":1}"))
                .build();

        invoke(sent, request -> {
            decoded.set(codec.decode(
                    API,
                    ENTRY,
                    request,
                    SdkOracle.labels(SdkOracle.binding(sent.getClass()).requestUri(), request.path())));
            return codec.encode(
                    API,
                    ENTRY,
                    new Operation.Streamed<>(answered, null, new ReplyBody.Ready(body.toByteArray())),
                    CALL);
        });

        assertThat(decoded.get()).isEqualTo(sent);
        assertThat(answered.equalsBySdkFields(head.get())).as(head.toString()).isTrue();
        assertThat(chunks)
                .containsExactly(
                        SdkBytes.fromByteArray(Arrays.copyOf(bytes, 5000)),
                        SdkBytes.fromByteArray(Arrays.copyOfRange(bytes, 5000, 70_000)));
        assertThat(end.equalsBySdkFields(completed.get()))
                .as(completed.toString())
                .isTrue();
    }

    private void invoke(InvokeWithResponseStreamRequest request, Function<HttpRequest, HttpReply> server)
            throws Exception {
        InvokeWithResponseStreamResponseHandler handler = InvokeWithResponseStreamResponseHandler.builder()
                .onResponse(head::set)
                .subscriber(Visitor.builder()
                        .onPayloadChunk(chunk -> chunks.add(chunk.payload()))
                        .onInvokeComplete(completed::set)
                        .build())
                .build();
        try (LambdaAsyncClient client = LambdaAsyncClient.builder()
                .httpClient(new Transport(server))
                .endpointOverride(URI.create("http://localhost:1"))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .build()) {
            client.invokeWithResponseStream(request, handler).get(20, TimeUnit.SECONDS);
        }
    }

    private record Transport(Function<HttpRequest, HttpReply> server) implements SdkAsyncHttpClient {
        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest sent) {
            return collected(sent).thenCompose(bytes -> {
                HttpReply reply = server.apply(received(sent.request(), bytes));
                SdkHttpFullResponse.Builder head = SdkHttpFullResponse.builder().statusCode(reply.status());
                reply.headers().forEach(head::appendHeader);
                SimplePublisher<ByteBuffer> body = new SimplePublisher<>();
                sent.responseHandler().onHeaders(head.build());
                sent.responseHandler().onStream(body);
                return CompletableFuture.allOf(
                        body.send(ByteBuffer.wrap(((ReplyBody.Ready) reply.body()).bytes())), body.complete());
            });
        }

        private static CompletableFuture<byte[]> collected(AsyncExecuteRequest sent) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            return SdkPublisher.adapt(sent.requestContentPublisher())
                    .subscribe(part ->
                            bytes.writeBytes(SdkBytes.fromByteBuffer(part).asByteArrayUnsafe()))
                    .thenApply(done -> bytes.toByteArray());
        }

        private static HttpRequest received(SdkHttpRequest request, byte[] body) {
            Headers headers = new Headers();
            request.forEachHeader((name, values) -> values.forEach(value -> headers.add(name, value)));
            return new HttpRequest(
                    request.method().name(),
                    request.encodedPath(),
                    request.encodedQueryParameters().orElse(""),
                    headers,
                    RequestBody.of(body));
        }

        @Override
        public void close() {}
    }
}
