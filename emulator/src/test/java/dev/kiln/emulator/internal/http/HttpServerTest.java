package dev.kiln.emulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpDoor.BodyPlan;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpServerTest {
    @Test
    void handsTheRequestOnAsItStoodOnTheWire() throws Exception {
        try (TestServer server = new TestServer(new TestDoor());
                RawClient client = server.client()) {
            client.send("POST /a%2Fb/c+d;e?x=%20y&z HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");

            RawClient.Reply reply = client.reply();

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("hello");
            assertThat(reply.headers())
                    .containsEntry("x-method", "POST")
                    .containsEntry("x-path", "/a%2Fb/c+d;e")
                    .containsEntry("x-query", "x=%20y&z")
                    .containsEntry("content-length", "5")
                    .containsKey("date")
                    .doesNotContainKey("server");
        }
    }

    @Test
    void takesTheAbsoluteFormOfARequestTarget() throws Exception {
        try (TestServer server = new TestServer(new TestDoor());
                RawClient client = server.client()) {
            client.send("GET http://bucket.localhost:4566/key%20a?acl HTTP/1.1\r\nHost: bucket.localhost:4566\r\n\r\n");

            assertThat(client.reply().headers())
                    .containsEntry("x-path", "/key%20a")
                    .containsEntry("x-query", "acl");
        }
    }

    @Test
    void keepsTheConnectionForTheNextRequest() throws Exception {
        try (TestServer server = new TestServer(new TestDoor());
                RawClient client = server.client()) {
            for (int i = 0; i < 100; i++) {
                client.send("POST /" + i + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx");
                assertThat(client.reply().headers()).containsEntry("x-path", "/" + i);
            }
        }
    }

    @Test
    void briefAnswersAreGivenWhereTheRequestWasRead() throws Exception {
        TestDoor door = new TestDoor()
                .on("/brief", new BodyPlan(false, 1 << 20, true), HttpServerTest::thread)
                .on("/long", HttpServerTest::thread);
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            String head = " HTTP/1.1\r\nHost: localhost\r\nContent-Length: ";
            assertThat(client.send("POST /brief" + head + "1\r\n\r\nx").reply().body())
                    .contains("I/O");
            assertThat(client.send("POST /long" + head + "1\r\n\r\nx").reply().body())
                    .contains("worker");
            assertThat(client.send("POST /brief" + head + "100000\r\n\r\n" + "x".repeat(100_000))
                            .reply()
                            .body())
                    .contains("worker");
        }
    }

    private static CompletionStage<HttpReply> thread(dev.kiln.emulator.internal.message.HttpRequest request) {
        return TestDoor.text(200, Thread.currentThread().getName());
    }

    @Test
    void manyBriefRequestsAtOnceNeedNoDeepStack() throws Exception {
        int requests = 20_000;
        TestDoor door = new TestDoor().on("/brief", new BodyPlan(false, 100, true), HttpServerTest::thread);
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            byte[] all = "POST /brief HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx"
                    .repeat(requests)
                    .getBytes(StandardCharsets.US_ASCII);
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try {
                    client.send(all);
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
            for (int i = 0; i < requests; i++) {
                assertThat(client.reply().status()).isEqualTo(200);
            }
            sent.join();
        }
    }

    @Test
    void answersPipelinedRequestsInOrderAndAsSoonAsTheyAreReady() throws Exception {
        CompletableFuture<HttpReply> later = new CompletableFuture<>();
        TestDoor door = new TestDoor().on("/later", request -> later);
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            client.send(String.join(
                    "",
                    "GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "POST /2 HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                    "GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "POST /4 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nde"));

            assertThat(client.reply().headers()).containsEntry("x-path", "/1");
            assertThat(client.reply().body()).isEqualTo("abc");
            later.complete(HttpReply.text(200, "text/plain", "now"));
            assertThat(client.reply().body()).isEqualTo("now");
            assertThat(client.reply().body()).isEqualTo("de");
        }
    }

    @Test
    void answersHeadWithTheLengthButWithoutTheBody() throws Exception {
        TestDoor door = new TestDoor()
                .on("/ready", request -> TestDoor.text(200, "twelve bytes"))
                .on(
                        "/stated",
                        request -> CompletableFuture.completedFuture(
                                new HttpReply(200, Headers.of("Content-Length", "99"), ReplyBody.EMPTY)));
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            client.send("HEAD /ready HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.head().headers()).containsEntry("content-length", "12");
            client.send("HEAD /stated HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.head().headers()).containsEntry("content-length", "99");
            client.get("/ready");
            assertThat(client.reply().body()).isEqualTo("twelve bytes");
        }
    }

    @Test
    void sendsNoBodyWhereTheStatusAllowsNone() throws Exception {
        TestDoor door = new TestDoor()
                .on("/204", request -> TestDoor.text(204, "dropped"))
                .on("/304", request -> TestDoor.text(304, "dropped"));
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            client.get("/204");
            assertThat(client.head().headers()).doesNotContainKeys("content-length", "transfer-encoding");
            client.get("/304");
            assertThat(client.head().status()).isEqualTo(304);
            client.get("/next");
            assertThat(client.reply().status()).isEqualTo(200);
        }
    }

    @Test
    void writesABigReplyToAReaderThatIsLate() throws Exception {
        byte[] big = new byte[8 << 20];
        Arrays.fill(big, (byte) 'x');
        TestDoor door = new TestDoor()
                .on(
                        "/big",
                        request ->
                                CompletableFuture.completedFuture(HttpReply.of(200, "application/octet-stream", big)));
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            client.get("/big");
            client.get("/after");

            assertThat(client.reply().body()).hasSize(big.length).containsOnlyOnce("x".repeat(big.length));
            assertThat(client.reply().headers()).containsEntry("x-path", "/after");
        }
    }

    @Test
    void asksForTheBodyOfAClientThatWaits() throws Exception {
        TestDoor door = new TestDoor()
                .on(
                        "/stream",
                        new BodyPlan(true, 100),
                        request -> TestDoor.text(
                                200,
                                new String(
                                        request.body().stream().readAllBytes(),
                                        java.nio.charset.StandardCharsets.UTF_8)));
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            for (String path : new String[] {"/collected", "/stream"}) {
                client.send("PUT " + path
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
                assertThat(client.line()).startsWith("HTTP/1.1 100");
                while (!client.line().isEmpty()) {
                    // the interim reply may have headers
                }
                client.send("body");
                assertThat(client.reply().body()).isEqualTo("body");
            }
        }
    }

    @Test
    void refusesABodyThatIsDeclaredTooLong() throws Exception {
        TestDoor door = new TestDoor().on("/small", new BodyPlan(false, 10), request -> TestDoor.text(200, "fits"));
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            client.send("POST /small HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n0123456789");
            assertThat(client.reply().body()).isEqualTo("fits");
            client.send(
                    "POST /small HTTP/1.1\r\nHost: localhost\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n");
            RawClient.Reply refusal = client.reply();
            assertThat(refusal.status()).isEqualTo(413);
            assertThat(refusal.body()).isEqualTo("more than 10");
            assertThat(refusal.headers()).containsEntry("connection", "close");
            assertThat(client.read()).isEqualTo(-1);
        }
    }

    @Test
    void letsAClientThatSendsTooMuchReadTheRefusal() throws Exception {
        TestDoor door = new TestDoor().on("/small", new BodyPlan(false, 1000), request -> TestDoor.text(200, "fits"));
        try (TestServer server = new TestServer(door)) {
            for (String coding : new String[] {"Content-Length: 20000000", "Transfer-Encoding: chunked"}) {
                try (RawClient client = server.client()) {
                    client.send("POST /small HTTP/1.1\r\nHost: localhost\r\n" + coding + "\r\n\r\n1312d00\r\n");
                    // all of it before the reply is looked at, as many clients do
                    client.send(new byte[20_000_000]);

                    RawClient.Reply refusal = client.reply();

                    assertThat(refusal.status()).isEqualTo(413);
                    assertThat(refusal.body()).isEqualTo("more than 1000");
                }
            }
        }
    }

    @Test
    void saysNothingToAClientThatBreaksItsChunks() throws Exception {
        TestDoor door = new TestDoor().on("/", request -> TestDoor.text(200, "never"));
        try (TestServer server = new TestServer(door)) {
            for (String body : new String[] {"zz\r\n\r\n", "3\r\nabcd\r\n0\r\n\r\n", "-1\r\n", "3 ;x\r\nabc\n0\r\n"}) {
                try (RawClient client = server.client()) {
                    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
                    assertThat(readToEnd(client)).isEqualTo(-1);
                }
            }
            try (RawClient client = server.client()) {
                assertThat(client.get("/x").reply().status()).isEqualTo(200);
            }
        }
    }

    private static int readToEnd(RawClient client) throws java.io.IOException {
        try {
            return client.read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    @Test
    void answersABareFiveHundredWhereTheDoorFails() throws Exception {
        TestDoor door = new TestDoor()
                .on("/throws", request -> {
                    throw new IllegalStateException("a bug that the test made");
                })
                .on("/fails", request -> CompletableFuture.failedFuture(new IllegalStateException("another one")));
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            assertThat(client.get("/throws").reply().status()).isEqualTo(500);
            RawClient.Reply reply = client.get("/fails").reply();
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.body()).isEmpty();
            assertThat(client.get("/fine").reply().status()).isEqualTo(200);
        }
    }

    @Test
    void closesAConnectionThatIsIdleTooLong() throws Exception {
        HttpServerConfig.Bounds bounds =
                new HttpServerConfig.Bounds(10, 10, 1000, Duration.ofMillis(100), Duration.ofSeconds(1));
        CompletableFuture<HttpReply> later = new CompletableFuture<>();
        TestDoor door = new TestDoor().on("/later", request -> later);
        try (TestServer server = new TestServer(door, bounds);
                RawClient idle = server.client();
                RawClient parked = server.client()) {
            parked.get("/later");
            assertThat(idle.get("/x").reply().status()).isEqualTo(200);
            assertThat(idle.read()).isEqualTo(-1);
            // the other one was quiet for as long, but its answer is due
            later.complete(HttpReply.text(200, "text/plain", "now"));
            assertThat(parked.reply().body()).isEqualTo("now");
        }
    }

    @Test
    void letsClientsWaitWhileItHasAsManyAsItTakes() throws Exception {
        HttpServerConfig.Bounds bounds =
                new HttpServerConfig.Bounds(2, 10, 1000, Duration.ofSeconds(20), Duration.ofSeconds(1));
        try (TestServer server = new TestServer(new TestDoor(), bounds);
                RawClient first = server.client();
                RawClient second = server.client();
                RawClient third = server.client()) {
            assertThat(first.get("/1").reply().status()).isEqualTo(200);
            assertThat(second.get("/2").reply().status()).isEqualTo(200);
            third.get("/3");
            third.socket().setSoTimeout(200);
            assertThatThrownBy(third::read).isInstanceOf(SocketTimeoutException.class);
            first.socket().close();
            third.socket().setSoTimeout(10_000);
            assertThat(third.reply().status()).isEqualTo(200);
        }
    }

    @Test
    void startsNoManagement() throws Exception {
        try (TestServer server = new TestServer(new TestDoor())) {
            assertThat(server.port()).isPositive();
            assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("org.xnio:*"), null))
                    .isEmpty();
        }
    }

    @Test
    void refusesAHeadThatIsTooLong() throws Exception {
        HttpServerConfig.Bounds bounds =
                new HttpServerConfig.Bounds(10, 10, 1000, Duration.ofSeconds(5), Duration.ofSeconds(1));
        try (TestServer server = new TestServer(new TestDoor(), bounds);
                RawClient client = server.client()) {
            client.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(2000) + "\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(400);
        }
    }

    @Test
    void doesNotUpgradeToHttp2() throws Exception {
        try (TestServer server = new TestServer(new TestDoor())) {
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/x"))
                            .POST(HttpRequest.BodyPublishers.ofString("hello"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(response.body()).isEqualTo("hello");
        }
    }

    @Test
    void saysWhichAddressIsTaken() {
        try (TestServer server = new TestServer(new TestDoor())) {
            assertThatThrownBy(() -> HttpServer.start(
                            new HttpServerConfig("127.0.0.1", server.port(), 1, 1, "second"), new TestDoor()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + server.port());
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("second-"));
    }

    @Test
    void closesTwiceAndFreesThePort() throws Exception {
        HttpServer server = HttpServer.start(new HttpServerConfig("127.0.0.1", 0, 1, 1, "twice"), new TestDoor());
        server.close();
        server.close();
        assertThatThrownBy(() -> new RawClient(server.port()).close()).isInstanceOf(SocketException.class);
    }
}
