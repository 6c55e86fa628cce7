package dev.kiln.emulator.internal.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.http.TestDoor;
import dev.kiln.emulator.internal.message.HttpDoor.BodyPlan;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.ReplyBody.BodyStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

@Timeout(30)
class DoorHttpClientTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TestDoor door = new TestDoor();
    private final DoorHttpClient client = new DoorHttpClient(door, threads);
    private final CompletableFuture<BodyStream> opened = new CompletableFuture<>();

    @AfterEach
    void noThreadIsHeld() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    private ExecutableHttpRequest request(SdkHttpMethod method, String uri, String body) {
        return client.prepareRequest(HttpExecuteRequest.builder()
                .request(SdkHttpFullRequest.builder()
                        .method(method)
                        .uri(URI.create(uri))
                        .putHeader("X-Twice", java.util.List.of("a", "b"))
                        .build())
                .contentStreamProvider(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                .build());
    }

    private static InputStream body(HttpExecuteResponse response) {
        return response.responseBody().orElseThrow();
    }

    @Test
    void handsTheRequestOnAsItWouldStandOnTheWire() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        door.on(
                "/a%2Fb",
                request -> {
                    seen.complete(request.host() + " " + request.headers().all("x-twice") + " " + request.sourceIp());
                    return TestDoor.text(200, request.method() + "?" + request.query());
                });
        HttpExecuteResponse response = request(SdkHttpMethod.PUT, "http://h.example:123/a%2Fb?x=%20&y", "")
                .call();
        assertThat(new String(body(response).readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("PUT?x=%20&y");
        assertThat(response.httpResponse().firstMatchingHeader("content-length"))
                .hasValueSatisfying(length -> assertThat(length).isNotEqualTo("0"));
        assertThat(seen.join()).isEqualTo("h.example [a, b] 127.0.0.1");
    }

    @Test
    void boundsBodies() throws Exception {
        door.on("/", new BodyPlan(false, 5), request -> TestDoor.text(200, "fits"))
                .on("/stream", new BodyPlan(true, 5), request -> {
                    request.body().stream().readAllBytes();
                    return TestDoor.text(200, "fits");
                });
        assertThat(request(SdkHttpMethod.PUT, "http://h/", "12345")
                        .call()
                        .httpResponse()
                        .statusCode())
                .isEqualTo(200);
        assertThat(request(SdkHttpMethod.PUT, "http://h/", "123456")
                        .call()
                        .httpResponse()
                        .statusCode())
                .isEqualTo(413);
        assertThat(request(SdkHttpMethod.PUT, "http://h/stream", "12345")
                        .call()
                        .httpResponse()
                        .statusCode())
                .isEqualTo(200);
        assertThat(request(SdkHttpMethod.PUT, "http://h/stream", "123456")
                        .call()
                        .httpResponse()
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        assertThat(request(SdkHttpMethod.HEAD, "http://h/x", "").call().responseBody())
                .isEmpty();
    }

    @Test
    void showsABugOfTheDoorAsFiveHundred() throws Exception {
        door.on("/", request -> {
            throw new IllegalStateException("a bug that the test made");
        });
        assertThat(request(SdkHttpMethod.GET, "http://h/", "")
                        .call()
                        .httpResponse()
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void showsWhatIsWrittenWhileTheProducerWaits() throws Exception {
        door.on("/", request -> TestDoor.produced(-1, opened::complete));
        InputStream in = body(request(SdkHttpMethod.GET, "http://h/", "").call());
        BodyStream out = opened.get(10, TimeUnit.SECONDS);
        byte[] read = new byte[100];
        for (int i = 0; i < 10; i++) {
            out.write(new byte[] {1, 2, 3});
            out.flush();
            assertThat(in.read(read)).isEqualTo(3);
        }
        out.close();
        assertThat(in.read()).isEqualTo(-1);
        assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
    }

    @Test
    void blocksTheWriterOfAnUnreadBody() throws Exception {
        AtomicLong written = new AtomicLong();
        long size = 50L << 20;
        door.on(
                "/",
                request -> TestDoor.produced(size, body -> {
                    byte[] chunk = new byte[1000];
                    for (long left = size; left > 0; left -= chunk.length) {
                        body.write(chunk, 0, (int) Math.min(left, chunk.length));
                        written.addAndGet(chunk.length);
                    }
                    body.close();
                }));
        InputStream in = body(request(SdkHttpMethod.GET, "http://h/", "").call());
        assertThat(in.read()).isEqualTo(0);
        assertThat(threads.awaitTermination(200, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(written.get()).isLessThan(1 << 20);
        assertThat(in.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(size - 1);
    }

    @Test
    void tellsTheWriterThatTheReaderLeft() throws Exception {
        door.on("/", request -> TestDoor.produced(-1, opened::complete));
        for (boolean abort : new boolean[] {true, false}) {
            CompletableFuture<BodyStream> own = new CompletableFuture<>();
            door.on("/" + abort, request -> TestDoor.produced(-1, own::complete));
            HttpExecuteResponse response =
                    request(SdkHttpMethod.GET, "http://h/" + abort, "").call();
            AbortableInputStream in = response.responseBody().orElseThrow();
            BodyStream out = own.get(10, TimeUnit.SECONDS);
            if (abort) {
                in.abort();
            } else {
                in.close();
            }
            assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void breaksTheBodyOnAbortAndOnAWrongLength() throws Exception {
        door.on(
                        "/abort",
                        request -> TestDoor.produced(-1, body -> {
                            body.write(7);
                            body.abort();
                        }))
                .on(
                        "/short",
                        request -> TestDoor.produced(2, body -> {
                            body.write(7);
                            body.close();
                        }));
        for (String path : new String[] {"/abort", "/short"}) {
            InputStream in =
                    body(request(SdkHttpMethod.GET, "http://h" + path, "").call());
            assertThat(in.read()).isEqualTo(7);
            assertThatThrownBy(in::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void cancelsTheAnswerWhenTheCallIsInterruptedOrAborted() throws Exception {
        CompletableFuture<HttpReply> first = new CompletableFuture<>();
        door.on("/interrupted", request -> first);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() ->
                        request(SdkHttpMethod.GET, "http://h/interrupted", "").call())
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(first).isCancelled();

        CompletableFuture<HttpReply> second = new CompletableFuture<>();
        CompletableFuture<ExecutableHttpRequest> call = new CompletableFuture<>();
        door.on("/aborted", request -> {
            threads.execute(() -> call.join().abort());
            return second;
        });
        ExecutableHttpRequest request = request(SdkHttpMethod.GET, "http://h/aborted", "");
        call.complete(request);
        assertThatThrownBy(request::call).isInstanceOf(IOException.class).hasMessageContaining("aborted");
        assertThat(second).isCancelled();
    }
}
