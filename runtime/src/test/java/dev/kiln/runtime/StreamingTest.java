package dev.kiln.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamingTest {
    private static final String NULS = "\0".repeat(8);

    private FakeRuntimeApi api;
    private @Nullable RunningRuntime runtime;

    @SuppressWarnings("NullAway.Init")
    StreamingTest() {}

    @BeforeEach
    void start() throws IOException {
        api = new FakeRuntimeApi();
        release = new CountDownLatch(1);
        caught = new CompletableFuture<>();
    }

    @AfterEach
    void stop() throws IOException {
        release.countDown();
        api.close();
        if (runtime != null) {
            runtime.close();
        }
    }

    private Posted answer(Class<?> handler) throws InterruptedException {
        if (runtime == null) {
            runtime = new RunningRuntime(api, handler);
        }
        api.event("id-1", "{\"a\":1}");
        return api.posted();
    }

    /** Handlers live in the test's JVM, and may wait for the test. */
    private static volatile CountDownLatch release = new CountDownLatch(1);

    private static volatile CompletableFuture<Throwable> caught = new CompletableFuture<>();

    private static void await() throws InterruptedException {
        assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }

    public static final class Echo implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            say(out, "first ");
            out.flush();
            try {
                await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            in.transferTo(out);
        }
    }

    @Test
    void deliversTheFirstChunkWhileTheHandlerIsBlocked() throws Exception {
        Posted posted = answer(Echo.class);
        assertThat(posted.path).isEqualTo("/2018-06-01/runtime/invocation/id-1/response");
        assertThat(posted.headers)
                .containsEntry("content-type", "application/octet-stream")
                .containsEntry("lambda-runtime-function-response-mode", "streaming")
                .containsEntry("trailer", "Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body");
        assertThat(posted.chunk()).isEqualTo("first ");
        assertThat(posted.body).isNotDone();
        release.countDown();
        assertThat(posted.text()).isEqualTo("first {\"a\":1}");
        assertThat(posted.trailers).isEmpty();
    }

    public static final class Page implements StreamingHandler {
        @Override
        public void handle(InputStream event, ResponseStream response, Context context) throws Exception {
            response.status(201);
            response.contentType("text/html; charset=utf-8");
            response.header("X-Custom", "1");
            response.header("x-custom", "2");
            response.cookie("a=b; Path=/");
            say(response, "<h1>");
            caught.complete(catchThrowable(() -> response.status(500)));
            response.flush();
            await();
            say(response, "late");
        }
    }

    @Test
    void putsTheHttpPreludeBeforeTheBody() throws Exception {
        Posted posted = answer(Page.class);
        assertThat(posted.headers).containsEntry("content-type", "application/vnd.awslambda.http-integration-response");
        assertThat(posted.chunk())
                .isEqualTo(
                        "{\"statusCode\":201,\"headers\":{\"Content-Type\":\"text/html; charset=utf-8\",\"X-Custom\":\"2\"},"
                                + "\"cookies\":[\"a=b; Path=/\"]}" + NULS + "<h1>");
        release.countDown();
        assertThat(posted.text()).endsWith("<h1>late");
        assertThat(caught.join())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The response has begun: call status(...) before the first write(...) or flush()");
    }

    public static final class Plain implements StreamingHandler {
        @Override
        public void handle(InputStream event, ResponseStream response, Context context) throws Exception {
            response.contentType("text/event-stream");
            say(response, "data: x\n\n");
        }
    }

    @Test
    void sendsAContentTypeAloneWithoutAPrelude() throws Exception {
        Posted posted = answer(Plain.class);
        assertThat(posted.headers).containsEntry("content-type", "text/event-stream");
        assertThat(posted.text()).isEqualTo("data: x\n\n");
    }

    public static final class Redirect implements StreamingHandler {
        @Override
        public void handle(InputStream event, ResponseStream response, Context context) {
            response.status(302);
            response.header("Location", "/there");
        }
    }

    @Test
    void sendsThePreludeOfAResponseWithoutABody() throws Exception {
        assertThat(answer(Redirect.class).text())
                .isEqualTo("{\"statusCode\":302,\"headers\":{\"Location\":\"/there\"}}" + NULS);
    }

    public static final class Silent implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) {}
    }

    @Test
    void sendsAnEmptyResponse() throws Exception {
        assertThat(answer(Silent.class).text()).isEmpty();
    }

    public static final class FailsMidway implements StreamingHandler {
        @Override
        public void handle(InputStream event, ResponseStream response, Context context) throws Exception {
            say(response, "so far");
            response.flush();
            say(response, ", so good");
            throw new IllegalStateException("out of tea");
        }
    }

    @Test
    void putsAnErrorInMidStreamIntoTrailers() throws Exception {
        Posted posted = answer(FailsMidway.class);
        assertThat(posted.text()).isEqualTo("so far, so good");
        assertThat(posted.trailers).containsEntry("lambda-runtime-function-error-type", "Runtime.UserException");
        String json = new String(
                Base64.getDecoder().decode(posted.trailers.get("lambda-runtime-function-error-body")), UTF_8);
        assertThat(json)
                .startsWith("{\"errorMessage\":\"out of tea\",\"errorType\":\"java.lang.IllegalStateException\","
                        + "\"stackTrace\":[\"dev.kiln.runtime.StreamingTest$FailsMidway.handle(");
        assertThat(answer(FailsMidway.class).text()).isEqualTo("so far, so good");
        assertThat(api.connections()).isEqualTo(1);
    }

    public static final class FailsEarly implements StreamingHandler {
        @Override
        public void handle(InputStream event, ResponseStream response, Context context) throws Exception {
            response.status(200);
            say(response, "never sent");
            throw new IOException("no tea");
        }
    }

    @Test
    void reportsAnErrorBeforeTheFirstByteAsAnError() throws Exception {
        Posted posted = answer(FailsEarly.class);
        assertThat(posted.path).endsWith("/id-1/error");
        assertThat(posted.text()).startsWith("{\"errorMessage\":\"no tea\",\"errorType\":\"java.io.IOException\"");
    }

    public static final class Torrent implements StreamingHandler {
        @Override
        public void handle(InputStream event, ResponseStream response, Context context) throws Exception {
            byte[] block = new byte[64 * 1024];
            try {
                while (release.getCount() > 0) {
                    response.write(block);
                }
                say(response, "done");
            } catch (IOException e) {
                caught.complete(e);
                throw e;
            }
        }
    }

    @Test
    void tellsTheHandlerWhenTheCallerHasLeftAndGoesOn() throws Exception {
        Posted posted = answer(Torrent.class);
        posted.chunk();
        api.drop();
        assertThat(caught.get(20, TimeUnit.SECONDS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Nobody waits for the response any more");
        release.countDown();
        Posted next = answer(Torrent.class);
        assertThat(next.path).endsWith("/response");
        assertThat(next.text()).isEqualTo("done");
        assertThat(api.requests).noneMatch(line -> line.contains("/error"));
    }

    public static final class Large implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            byte[] block = new byte[1_000_000];
            for (int i = 0; i < 20; i++) {
                out.write(block);
                out.write(i);
            }
        }
    }

    @Test
    void streamsMoreThanABufferedResponseMayHold() throws Exception {
        byte[] bytes = answer(Large.class).bytes();
        assertThat(bytes).hasSize(20_000_020);
        assertThat(bytes[1_000_000]).isEqualTo((byte) 0);
        assertThat(bytes[20_000_019]).isEqualTo((byte) 19);
    }

    public static class Methods {
        public void write(InputStream in, OutputStream out) throws IOException {
            in.transferTo(out);
        }

        public void respond(ResponseStream response, Context context) throws IOException {
            response.status(200);
            say(response, context.getAwsRequestId());
        }
    }

    @Test
    void streamsFromMethods() throws Exception {
        runtime = new RunningRuntime(api, Methods.class.getName() + "::respond", Map.of());
        assertThat(answer(Methods.class).text()).endsWith(NULS + "id-1");
    }

    public static final class OtherThread implements StreamingHandler {
        @Override
        public void handle(InputStream event, ResponseStream response, Context context) throws Exception {
            CompletableFuture.runAsync(() -> {
                        try {
                            say(response, "from another thread");
                            response.flush();
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void acceptsWritesFromOtherThreads() throws Exception {
        assertThat(answer(OtherThread.class).text()).isEqualTo("from another thread");
    }

    @Test
    void opensItsDestinationOnlyWithTheFirstByte() throws Exception {
        StringBuilder opened = new StringBuilder();
        try (ResponseStream response = ResponseStream.into(contentType -> {
            opened.append(contentType);
            return OutputStream.nullOutputStream();
        })) {
            response.contentType("text/plain");
            say(response, "x");
            assertThat(opened).isEmpty();
            response.flush();
            assertThat(opened).hasToString("text/plain");
            assertThat(catchThrowable(() -> response.contentType("text/html")))
                    .hasMessageContaining("contentType(...)");
        }
    }

    @Test
    void flushesTheLastBytesBeforeTheEnd() throws Exception {
        List<String> calls = new ArrayList<>();
        try (ResponseStream response = ResponseStream.into(contentType -> recording(calls))) {
            say(response, "last words");
        }
        assertThat(calls).containsExactly("last words", "flush", "close");
    }

    private static OutputStream recording(List<String> calls) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                calls.add(new String(bytes, from, length, UTF_8));
            }

            @Override
            public void flush() {
                calls.add("flush");
            }

            @Override
            public void close() {
                calls.add("close");
            }
        };
    }

    @Test
    void refusesHeadersThatWouldBreakTheResponse() throws Exception {
        try (ResponseStream response = ResponseStream.into(contentType -> OutputStream.nullOutputStream())) {
            assertThat(catchThrowable(() -> response.header("X", "a\r\nSet-Cookie: b")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(catchThrowable(() -> response.status(99))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
