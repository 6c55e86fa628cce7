package dev.kiln.emulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kiln.emulator.internal.message.HttpDoor.BodyPlan;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ArrivingBodyTest {
    private static final BodyPlan STREAMING = new BodyPlan(true, 1L << 40);
    private static final String CHUNKED =
            "POST /in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nTrailer: X-End\r\n\r\n";

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    private TestDoor door() {
        return new TestDoor().on("/in", STREAMING, request -> {
            InputStream in = request.body().stream();
            byte[] chunk = new byte[1000];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                seen.add(new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
            }
            RequestBody.Arriving body = (RequestBody.Arriving) request.body();
            return TestDoor.text(
                    200, body.length() + " " + body.trailers().get().first("x-end", "none"));
        });
    }

    private String next() throws InterruptedException {
        return String.valueOf(seen.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void showsEachChunkBeforeTheNextIsSent() throws Exception {
        try (TestServer server = new TestServer(door());
                RawClient client = server.client()) {
            client.send(CHUNKED);
            for (int i = 0; i < 50; i++) {
                client.send("7\r\nchunk" + (10 + i) + "\r\n");
                assertThat(next()).isEqualTo("chunk" + (10 + i));
            }
            client.send("0\r\n\r\n");
            assertThat(client.reply().body()).isEqualTo("-1 none");
        }
    }

    @Test
    void showsTheBytesOfAChunkBeforeItIsComplete() throws Exception {
        try (TestServer server = new TestServer(door());
                RawClient client = server.client()) {
            client.send(CHUNKED + "a\r\n01234");
            assertThat(next()).isEqualTo("01234");
            client.send("56789\r\n0\r");
            assertThat(next()).isEqualTo("56789");
            client.send("\n\r\n");
            assertThat(client.reply().status()).isEqualTo(200);
        }
    }

    @Test
    void hasTrailersAfterTheEnd() throws Exception {
        try (TestServer server = new TestServer(door());
                RawClient client = server.client()) {
            client.send(CHUNKED + "3;ext=1\r\nabc\r\n0\r\nX-End: Function.Broken \r\nX-More: 1\r\n\r\n");
            assertThat(client.reply().body()).isEqualTo("-1 Function.Broken");
            client.send(CHUNKED + "0\r\n\r\n");
            assertThat(client.reply().body()).isEqualTo("-1 none");
        }
    }

    @Test
    void knowsADeclaredLengthAndAnEmptyBody() throws Exception {
        try (TestServer server = new TestServer(door());
                RawClient client = server.client()) {
            client.send("POST /in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc");
            assertThat(client.reply().body()).isEqualTo("3 none");
            client.send("POST /in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
            assertThat(client.reply().body()).isEqualTo("0 none");
        }
    }

    @Test
    void readsABodyInTinyPieces() throws Exception {
        try (TestServer server = new TestServer(door());
                RawClient client = server.client()) {
            for (char character : (CHUNKED + "5\r\nhello\r\nb\r\n big world!\r\n0\r\nX-End: y\r\n\r\n").toCharArray()) {
                client.send(String.valueOf(character));
            }
            assertThat(client.reply().body()).isEqualTo("-1 y");
            assertThat(String.join("", seen)).isEqualTo("hello big world!");
        }
    }

    @Test
    void throwsWhereTheClientBreaksOff() throws Exception {
        BlockingQueue<String> thrown = new LinkedBlockingQueue<>();
        TestDoor door = new TestDoor().on("/in", STREAMING, request -> {
            thrown.add(String.valueOf(failure(request.body().stream())));
            return TestDoor.text(200, "late");
        });
        try (TestServer server = new TestServer(door)) {
            for (String part : new String[] {
                CHUNKED + "5\r\nabc",
                CHUNKED,
                CHUNKED + "3\r\nabc\r\n0\r\nX-End: 1\r\n",
                "POST /in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nabc"
            }) {
                try (RawClient client = server.client()) {
                    client.send(part);
                }
                assertThat(thrown.poll(10, TimeUnit.SECONDS)).containsPattern("IOException|EOFException");
            }
        }
    }

    private static IOException failure(InputStream in) {
        return catchThrowableOfType(IOException.class, in::readAllBytes);
    }

    @Test
    void throwsWhereTheClientBreaksTheEncoding() throws Exception {
        BlockingQueue<String> thrown = new LinkedBlockingQueue<>();
        TestDoor door = new TestDoor().on("/in", STREAMING, request -> {
            thrown.add(String.valueOf(failure(request.body().stream()).getMessage()));
            return TestDoor.text(200, "late");
        });
        try (TestServer server = new TestServer(door)) {
            for (String part : new String[] {
                "hello", "3\r\nabcdef", "3\r\nabc\r\nzz", "fffffffffffffffff\r\n", "3\nabc", "0\r\nno colon\r\n\r\n"
            }) {
                try (RawClient client = server.client()) {
                    client.send(CHUNKED + part + "\r\n");
                    assertThat(thrown.poll(10, TimeUnit.SECONDS)).contains("broken chunked body");
                }
            }
        }
    }

    @Test
    void throwsPastTheBoundAndLetsTheDoorAnswer() throws Exception {
        TestDoor door = new TestDoor().on("/in", new BodyPlan(true, 5), request -> {
            RequestBody.TooLongException tooLong = catchThrowableOfType(
                    RequestBody.TooLongException.class,
                    () -> request.body().stream().readAllBytes());
            return TestDoor.text(413, "over " + tooLong.maxBytes());
        });
        try (TestServer server = new TestServer(door)) {
            try (RawClient client = server.client()) {
                client.send(CHUNKED + "6\r\nabcdef\r\n");
                assertThat(client.reply().body()).isEqualTo("over 5");
            }
            try (RawClient client = server.client()) {
                client.send("POST /in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n\r\n");
                assertThat(client.reply().body()).isEqualTo("more than 5");
            }
        }
    }

    @Test
    void endsAReaderInAnotherThreadWhenTheReplyIsGiven() throws Exception {
        CompletableFuture<IOException> thrown = new CompletableFuture<>();
        CompletableFuture<HttpReply> reply = new CompletableFuture<>();
        TestDoor door = new TestDoor().on("/in", STREAMING, request -> {
            InputStream in = request.body().stream();
            Thread reader = new Thread(() -> thrown.complete(failure(in)), "reader of a test");
            reader.setDaemon(true);
            assertThat(in.read()).isEqualTo('a');
            reader.start();
            return reply;
        });
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            client.send(CHUNKED + "5\r\na");
            reply.complete(HttpReply.text(403, "text/plain", "early"));
            RawClient.Reply early = client.reply();
            assertThat(early.body()).isEqualTo("early");
            assertThat(thrown.get(10, TimeUnit.SECONDS)).hasMessageContaining("the reply was given");
        }
    }

    @Test
    void keepsTheConnectionWhereTheUnreadRestWasAlreadyHere() throws Exception {
        TestDoor door = new TestDoor().on("/in", STREAMING, request -> TestDoor.text(400, "no thanks"));
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            client.send(CHUNKED + "5\r\nabcde\r\n0\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(400);
            assertThat(client.get("/next").reply().status()).isEqualTo(200);
        }
    }

    @Test
    void takesABigBodyFaithfully() throws Exception {
        TestDoor door = new TestDoor().on("/in", STREAMING, request -> {
            long sum = 0;
            long count = 0;
            byte[] part = new byte[100_000];
            InputStream in = request.body().stream();
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                count += read;
                for (int i = 0; i < read; i++) {
                    sum = 31 * sum + part[i];
                }
            }
            return TestDoor.text(200, count + ":" + sum);
        });
        try (TestServer server = new TestServer(door);
                RawClient client = server.client()) {
            client.send(CHUNKED);
            long sum = 0;
            long count = 0;
            for (int size = 1; size < 200_000; size = size * 3 / 2 + 1) {
                byte[] chunk = new byte[size];
                for (int i = 0; i < size; i++) {
                    chunk[i] = (byte) (i * 7 + size);
                    sum = 31 * sum + chunk[i];
                }
                count += size;
                client.send(Integer.toHexString(size) + "\r\n").send(chunk).send("\r\n");
            }
            client.send("0\r\n\r\n");
            assertThat(client.reply().body()).isEqualTo(count + ":" + sum);
        }
    }
}
