package dev.kiln.emulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpDoor;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.ReplyBody.BodyStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProducedBodyTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void showsAFlushedChunkWhileTheProducerWaits() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        TestDoor door = new TestDoor()
                .on(
                        "/out",
                        request -> TestDoor.produced(-1, body -> {
                            body.write(bytes("first"));
                            body.flush();
                            await(read);
                            body.write(bytes("sec"));
                            body.write(bytes("ond"));
                            body.close();
                        }));
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            client.get("/out");
            assertThat(client.head().headers()).containsEntry("transfer-encoding", "chunked");
            assertThat(client.chunk()).isEqualTo("first");
            read.countDown();
            assertThat(client.chunk()).isEqualTo("second");
            assertThat(client.chunk()).isNull();
            assertThat(client.get("/next").reply().status()).isEqualTo(200);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void showsTheHeadBeforeAnythingIsWritten() throws Exception {
        CompletableFuture<BodyStream> opened = new CompletableFuture<>();
        TestDoor door = new TestDoor().on("/out", request -> TestDoor.produced(-1, opened::complete));
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            client.get("/out");
            assertThat(client.head().status()).isEqualTo(200);
            // written by another thread than the one that opened it
            BodyStream body = opened.get(10, TimeUnit.SECONDS);
            body.write(bytes("hello"));
            body.close();
            body.close();
            assertThat(client.chunk()).isEqualTo("hello");
            assertThat(client.chunk()).isNull();
            assertThatThrownBy(() -> body.write(1)).isInstanceOf(IOException.class);
            body.abort();
            assertThat(client.get("/next").reply().status()).isEqualTo(200);
        }
    }

    @Test
    void sendsABodyOfKnownLengthWithoutChunks() throws Exception {
        byte[] big = new byte[300_000];
        TestDoor door = new TestDoor()
                .on(
                        "/out",
                        request -> TestDoor.produced(big.length + 3, body -> {
                            body.write(bytes("abc"));
                            body.write(big);
                            body.close();
                        }));
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            RawClient.Reply reply = client.get("/out").reply();
            assertThat(reply.headers())
                    .containsEntry("content-length", "300003")
                    .doesNotContainKey("transfer-encoding");
            assertThat(reply.body()).hasSize(300_003).startsWith("abc\0");
            assertThat(client.get("/next").reply().status()).isEqualTo(200);
        }
    }

    @Test
    void breaksTheMessageWhereTheLengthIsNotKept() throws Exception {
        TestDoor door = new TestDoor()
                .on(
                        "/short",
                        request -> TestDoor.produced(10, body -> {
                            body.write(bytes("abc"));
                            body.close();
                        }))
                .on("/long", request -> TestDoor.produced(2, body -> body.write(bytes("abc"))));
        try (TestServer server = new TestServer(door)) {
            for (String path : new String[] {"/short", "/long"}) {
                try (RawClient client = server.client()) {
                    client.get(path);
                    assertThatThrownBy(client::reply).isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void breaksTheMessageOnAbort() throws Exception {
        TestDoor door = new TestDoor()
                .on(
                        "/out",
                        request -> TestDoor.produced(-1, body -> {
                            body.write(bytes("some"));
                            body.flush();
                            body.abort();
                            body.abort();
                        }));
        try (TestServer server = new TestServer(door)) {
            for (String version : new String[] {"1.1", "1.0"}) {
                try (RawClient client = server.client()) {
                    client.send("GET /out HTTP/" + version + "\r\nHost: localhost\r\n\r\n");
                    assertThatThrownBy(() -> {
                                while (client.read() >= 0) {
                                    // a reset, not an end: an end would make the part pass for the whole
                                }
                            })
                            .isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void breaksTheMessageWhereTheProducerThrows() throws Exception {
        TestDoor door = new TestDoor()
                .on(
                        "/out",
                        request -> TestDoor.produced(-1, body -> {
                            body.write(bytes("some"));
                            throw new IOException("made by the test");
                        }));
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            client.get("/out");
            assertThatThrownBy(client::reply).isInstanceOf(IOException.class);
        }
    }

    @Test
    void stopsTheWriterWhileTheReaderIsSlow() throws Exception {
        long size = 200L << 20;
        AtomicLong written = new AtomicLong();
        CountDownLatch done = new CountDownLatch(1);
        TestDoor door = new TestDoor()
                .on(
                        "/out",
                        request -> TestDoor.produced(-1, body -> {
                            byte[] chunk = new byte[64 << 10];
                            for (long sent = 0; sent < size; sent += chunk.length) {
                                body.write(chunk);
                                written.addAndGet(chunk.length);
                            }
                            body.close();
                            done.countDown();
                        }));
        Socket small = new Socket();
        small.setReceiveBufferSize(64 << 10);
        try (TestServer server = new TestServer(door);
                RawClient client = new RawClient(server.port(), small)) {
            client.get("/out").head();
            // until the writer makes no progress any more
            long before = -1;
            while (written.get() != before) {
                before = written.get();
                assertThat(done.await(200, TimeUnit.MILLISECONDS)).isFalse();
            }
            // what the kernel took; nothing is held in between
            assertThat(written.get()).isBetween(1L << 16, 16L << 20);
            long read = 0;
            for (String chunk = client.chunk(); chunk != null; chunk = client.chunk()) {
                read += chunk.length();
            }
            assertThat(read).isEqualTo(size);
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void throwsWhereTheReaderLeft() throws Exception {
        CompletableFuture<IOException> thrown = new CompletableFuture<>();
        TestDoor door = new TestDoor()
                .on(
                        "/out",
                        request -> TestDoor.produced(-1, body -> {
                            try {
                                while (true) {
                                    body.write(new byte[10_000]);
                                }
                            } catch (IOException gone) {
                                thrown.complete(gone);
                                throw gone;
                            }
                        }));
        try (TestServer server = new TestServer(door)) {
            try (RawClient client = server.client()) {
                client.get("/out").head();
            }
            assertThat(thrown.get(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void freesABlockedWriterWhenTheServerCloses() throws Exception {
        CompletableFuture<IOException> thrown = new CompletableFuture<>();
        CountDownLatch writing = new CountDownLatch(1);
        TestDoor door = new TestDoor()
                .on(
                        "/out",
                        request -> TestDoor.produced(-1, body -> {
                            Thread writer = new Thread(
                                    () -> {
                                        try {
                                            while (true) {
                                                body.write(new byte[100_000]);
                                                writing.countDown();
                                            }
                                        } catch (IOException gone) {
                                            thrown.complete(gone);
                                        }
                                    },
                                    "writer of a test");
                            writer.setDaemon(true);
                            writer.start();
                        }));
        try (TestServer server = new TestServer(door)) {
            RawClient client = server.client();
            client.get("/out");
            await(writing);
            server.stop();
            assertThat(thrown.get(10, TimeUnit.SECONDS)).isNotNull();
            client.close();
        }
    }

    @Test
    void callsAProducerWhoseBodyNobodyMaySee() throws Exception {
        CompletableFuture<String> produced = new CompletableFuture<>();
        TestDoor door = new TestDoor()
                .on(
                        "/out",
                        request -> TestDoor.produced(-1, body -> {
                            body.write(bytes("dropped"));
                            body.close();
                            produced.complete("yes");
                        }));
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            client.send("HEAD /out HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.head().headers()).doesNotContainKey("content-length");
            assertThat(produced.get(10, TimeUnit.SECONDS)).isEqualTo("yes");
            assertThat(client.get("/next").reply().status()).isEqualTo(200);
        }
    }

    @Test
    void tellsAProducerWhoseReaderLeftWhileItsReplyWasMade() throws Exception {
        CompletableFuture<HttpReply> reply = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterrupt) {
                return false; // as if it had been too late
            }
        };
        CompletableFuture<IOException> thrown = new CompletableFuture<>();
        CountDownLatch parked = new CountDownLatch(1);
        TestDoor door = new TestDoor().on("/out", request -> {
            parked.countDown();
            return reply;
        });
        try (TestServer server = new TestServer(door)) {
            try (RawClient client = server.client()) {
                client.get("/out");
                await(parked);
            }
            CountDownLatch closed = new CountDownLatch(1);
            assertThat(closed.await(300, TimeUnit.MILLISECONDS)).isFalse();
            reply.complete(new HttpReply(200, new Headers(), new ReplyBody.Produced(-1, body -> {
                try {
                    body.write(new byte[100]);
                } catch (IOException gone) {
                    thrown.complete(gone);
                }
            })));
            assertThat(thrown.get(10, TimeUnit.SECONDS)).hasMessageContaining("left");
        }
    }

    @Test
    void refusesMoreStreamsThanItHasThreadsFor() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        TestDoor door = new TestDoor().on("/in", new HttpDoor.BodyPlan(true, 100), request -> {
            entered.countDown();
            await(release);
            return TestDoor.text(200, "done");
        });
        HttpServerConfig.Bounds bounds =
                new HttpServerConfig.Bounds(10, 1, 1000, Duration.ofSeconds(20), Duration.ofSeconds(1));
        String post = "POST /in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx";
        try (TestServer server = new TestServer(door, bounds);
                RawClient one = server.client();
                RawClient two = server.client()) {
            one.send(post);
            await(entered);
            assertThat(two.send(post).reply().status()).isEqualTo(503);
            release.countDown();
            assertThat(one.reply().body()).isEqualTo("done");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sendsAStretchOfAFile(boolean ofKnownLength) throws Exception {
        byte[] whole = new byte[3_000_000];
        new Random(1).nextBytes(whole);
        Path path = Files.write(Files.createTempFile("kiln-stretch-", ".bin"), whole);
        int from = 1_234_567;
        int count = 1_500_000;
        try (FileChannel file = FileChannel.open(path)) {
            TestDoor door = new TestDoor()
                    .on(
                            "/file",
                            request -> TestDoor.produced(ofKnownLength ? count : -1, body -> {
                                body.transferFrom(file, from, count);
                                body.close();
                            }))
                    .on(
                            "/behind",
                            request -> TestDoor.produced(ofKnownLength ? 3 + count : -1, body -> {
                                body.write(new byte[] {1, 2, 3});
                                body.transferFrom(file, from, count);
                                body.close();
                            }));
            HttpClient client = HttpClient.newHttpClient();
            try (TestServer server = new TestServer(door)) {
                byte[] alone = client.send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/file"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray())
                        .body();
                byte[] behind = client.send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/behind"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray())
                        .body();

                assertThat(alone).isEqualTo(Arrays.copyOfRange(whole, from, from + count));
                assertThat(Arrays.copyOf(behind, 3)).containsExactly(1, 2, 3);
                assertThat(Arrays.copyOfRange(behind, 3, behind.length)).isEqualTo(alone);
            }
        } finally {
            Files.delete(path);
        }
    }
}
