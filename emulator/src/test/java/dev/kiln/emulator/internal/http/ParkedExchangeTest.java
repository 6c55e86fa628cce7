package dev.kiln.emulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.message.HttpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParkedExchangeTest {
    private final BlockingQueue<CompletableFuture<HttpReply>> parked = new LinkedBlockingQueue<>();

    private TestDoor door() {
        return new TestDoor().on("/park", request -> {
            CompletableFuture<HttpReply> reply = new CompletableFuture<>();
            parked.add(reply);
            return reply;
        });
    }

    private CompletableFuture<HttpReply> next() throws InterruptedException {
        CompletableFuture<HttpReply> reply = parked.poll(10, TimeUnit.SECONDS);
        assertThat(reply).isNotNull();
        return java.util.Objects.requireNonNull(reply);
    }

    private static Throwable outcome(CompletableFuture<HttpReply> reply, long seconds) throws Exception {
        try {
            reply.get(seconds, TimeUnit.SECONDS);
            throw new AssertionError("was completed");
        } catch (CancellationException | ExecutionException expected) {
            return expected;
        }
    }

    @Test
    void holdsAThousandWithoutAThreadEach() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        try (TestServer server = new TestServer(door())) {
            for (int i = 0; i < 1000; i++) {
                clients.add(server.client().get("/park"));
            }
            List<CompletableFuture<HttpReply>> replies = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                replies.add(next());
            }
            assertThat(server.threads()).hasSizeLessThanOrEqualTo(10);
            for (int i = 0; i < 1000; i++) {
                replies.get(i).complete(HttpReply.text(200, "text/plain", "answer"));
            }
            for (RawClient client : clients) {
                assertThat(client.reply().body()).isEqualTo("answer");
                assertThat(client.get("/again").reply().status()).isEqualTo(200);
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void cancelsWhenTheClientCloses() throws Exception {
        try (TestServer server = new TestServer(door())) {
            CompletableFuture<HttpReply> reply;
            try (RawClient client = server.client()) {
                client.get("/park");
                reply = next();
            }
            assertThat(outcome(reply, 1)).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void cancelsWhenTheClientResets() throws Exception {
        try (TestServer server = new TestServer(door())) {
            RawClient client = server.client();
            client.send(
                    "POST /park HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n");
            CompletableFuture<HttpReply> reply = next();
            client.socket().setSoLinger(true, 0);
            client.close();
            assertThat(outcome(reply, 1)).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void cancelsOnALaterRequestOfAConnectionToo() throws Exception {
        try (TestServer server = new TestServer(door())) {
            CompletableFuture<HttpReply> reply;
            try (RawClient client = server.client()) {
                for (int i = 0; i < 5; i++) {
                    client.send("POST /park HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx");
                    next().complete(HttpReply.text(200, "text/plain", "fine"));
                    assertThat(client.reply().body()).isEqualTo("fine");
                    assertThat(client.get("/other").reply().status()).isEqualTo(200);
                }
                client.get("/park");
                reply = next();
            }
            assertThat(outcome(reply, 1)).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void cancelsWhenTheServerCloses() throws Exception {
        try (TestServer server = new TestServer(door());
                RawClient client = server.client().get("/park")) {
            CompletableFuture<HttpReply> reply = next();
            server.stop();
            assertThat(outcome(reply, 5)).isInstanceOf(CancellationException.class);
            assertThat(client.read()).isEqualTo(-1);
        }
    }

    @Test
    void keepsWhatIsPipelinedBehindAParkedRequest() throws Exception {
        try (TestServer server = new TestServer(door());
                RawClient client = server.client().get("/park")) {
            CompletableFuture<HttpReply> reply = next();
            client.send("GET /after?a HTTP/1.1\r\nHost: loc");
            client.send("alhost\r\n\r\n");
            client.get("/last");
            reply.complete(HttpReply.text(200, "text/plain", "first"));
            assertThat(client.reply().body()).isEqualTo("first");
            assertThat(client.reply().headers()).containsEntry("x-path", "/after");
            assertThat(client.reply().headers()).containsEntry("x-path", "/last");
        }
    }

    @Test
    void losesNoRequestThatComesWithTheReply() throws Exception {
        // the next request may arrive while the watch of the one before ends
        try (TestServer server = new TestServer(door());
                RawClient client = server.client()) {
            for (int i = 0; i < 2_000; i++) {
                client.get("/park");
                CompletableFuture<HttpReply> reply = next();
                client.get("/x" + i);
                reply.complete(HttpReply.text(200, "text/plain", "" + i));
                assertThat(client.reply().body()).isEqualTo("" + i);
                assertThat(client.reply().headers()).containsEntry("x-path", "/x" + i);
            }
        }
    }
}
