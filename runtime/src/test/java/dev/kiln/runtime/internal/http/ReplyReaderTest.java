package dev.kiln.runtime.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {
    /** A network that delivers a few bytes at a time. */
    private static ReplyReader reader(String text, int piece) {
        return new ReplyReader(new FilterInputStream(new ByteArrayInputStream(text.getBytes(UTF_8))) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return super.read(into, from, Math.min(length, piece));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void readsRepliesInPiecesOneAfterTheOther(int piece) throws Exception {
        ReplyReader reader = reader(
                "HTTP/1.1 100 Continue\r\n\r\n"
                        + "HTTP/1.1 200 OK\r\nLambda-Runtime-Client-Context:  {\"a\":\"é\"} \r\nContent-Length: 5\r\n\r\nhello"
                        + "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: 1\r\n\r\n"
                        + "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
                piece);
        Reply first = reader.read();
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.headers()).containsEntry("lambda-runtime-client-context", "{\"a\":\"é\"}");
        assertThat(new String(first.body(), UTF_8)).isEqualTo("hello");
        assertThat(first.last()).isFalse();
        Reply second = reader.read();
        assertThat(second.status()).isEqualTo(202);
        assertThat(new String(second.body(), UTF_8)).isEqualTo("abc0123456789");
        assertThat(reader.read().last()).isTrue();
    }

    @Test
    void readsToTheEndWhereThereIsNoLength() throws Exception {
        Reply reply = reader("HTTP/1.0 200 OK\r\n\r\nall of it", 2).read();
        assertThat(new String(reply.body(), UTF_8)).isEqualTo("all of it");
        assertThat(reply.last()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"
            })
    void noticesAReplyThatBreaksOff(String text) {
        assertThatThrownBy(() -> reader(text, 4).read()).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void refusesWhatIsNoReply(String text) {
        assertThatThrownBy(() -> reader(text, 100).read()).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:9001, 127.0.0.1, 9001, ''",
        "localhost:4000/env-abc, localhost, 4000, /env-abc",
        "localhost:4000/a/b/, localhost, 4000, /a/b",
        "sandbox, sandbox, 80, ''",
        "[::1]:4000/x, ::1, 4000, /x"
    })
    void understandsAddresses(String text, String host, int port, String prefix) {
        assertThat(Address.parse(text)).isEqualTo(new Address(host, port, prefix));
    }
}
