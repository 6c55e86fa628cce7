package dev.kiln.benchmarks;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A client of one kept-alive connection that costs as little as possible, so that the server's cost shows. */
final class RawClient implements Closeable {
    private static final byte[] HTTP_OK = ascii("http/1.1 200");
    private static final byte[] CONTENT_LENGTH = ascii("content-length:");

    /** The JDK copies each write through a direct buffer of its size. */
    private static final int WRITE_BYTES = 128 << 10;

    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10).limit(0);

    RawClient(int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] request(String method, String path, String body, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        if (length > 0) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(length)
                    .append("\r\n");
        }
        return (head + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    /** Sends a request and reads the whole reply. */
    Reply call(byte[] request) throws IOException {
        long length = head(request);
        if (length < 0) {
            return chunks();
        }
        skip(length);
        return new Reply(length, 0);
    }

    /** Sends a request, reads the head of the reply and returns the length of its body, -1 if that is chunked. */
    private long head(byte[] request) throws IOException {
        for (int from = 0; from < request.length; ) {
            int count = Math.min(WRITE_BYTES, request.length - from);
            from += channel.write(ByteBuffer.wrap(request, from, count));
        }
        int status = line();
        if (!is(status, HTTP_OK)) {
            byte[] text = new byte[buffer.position() - status];
            buffer.get(status, text);
            throw new IOException("answered " + new String(text, StandardCharsets.ISO_8859_1));
        }
        long length = -1;
        for (int header = line(); !empty(header); header = line()) {
            if (is(header, CONTENT_LENGTH)) {
                length = number(header + CONTENT_LENGTH.length, 10);
            }
        }
        return length;
    }

    /** Does the same and says how long it took, in nanoseconds. */
    long span(byte[] request) throws IOException {
        long start = System.nanoTime();
        call(request);
        return System.nanoTime() - start;
    }

    /** Does the same and returns the body, which must have a length. */
    String text(byte[] request) throws IOException {
        byte[] body = new byte[Math.toIntExact(head(request))];
        for (int done = 0; done < body.length; ) {
            if (!buffer.hasRemaining()) {
                fill();
            }
            int count = Math.min(buffer.remaining(), body.length - done);
            buffer.get(body, done, count);
            done += count;
        }
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    /** How long a body was, and when its first byte came. */
    record Reply(long bytes, long firstByteNanos) {}

    private Reply chunks() throws IOException {
        long total = 0;
        long first = 0;
        while (true) {
            long size = number(line(), 16);
            if (first == 0) {
                first = System.nanoTime();
            }
            skip(size);
            total += size;
            line();
            if (size == 0) {
                return new Reply(total, first);
            }
        }
    }

    private void skip(long length) throws IOException {
        long left = length;
        while (left > buffer.remaining()) {
            left -= buffer.remaining();
            buffer.position(buffer.limit());
            fill();
        }
        buffer.position(buffer.position() + (int) left);
    }

    /** Reads more behind what is left. */
    private void fill() throws IOException {
        buffer.compact();
        int count = channel.read(buffer);
        buffer.flip();
        if (count <= 0) {
            throw new EOFException("the server closed the connection");
        }
    }

    /** Reads a line and returns where it begins in the buffer; its end is where the buffer stands. */
    private int line() throws IOException {
        int length = 0;
        while (true) {
            for (int at = buffer.position() + length; at < buffer.limit(); at++) {
                if (buffer.get(at) == '\n') {
                    int begin = buffer.position();
                    buffer.position(at + 1);
                    return begin;
                }
            }
            length = buffer.remaining();
            fill();
        }
    }

    private boolean empty(int line) {
        return buffer.get(line) == '\r' || buffer.get(line) == '\n';
    }

    private boolean is(int line, byte[] lowerCase) {
        if (buffer.position() - line < lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            if ((buffer.get(line + i) | ' ') != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private long number(int from, int radix) {
        long number = 0;
        for (int i = from; i < buffer.position(); i++) {
            int digit = Character.digit(buffer.get(i), radix);
            if (digit >= 0) {
                number = number * radix + digit;
            }
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
