package dev.kiln.benchmarks;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of one kept-alive connection that costs as little as possible, so that the server's cost shows. */
final class RawClient implements Closeable {
    private static final byte[] HTTP_OK = ascii("http/1.1 200");
    private static final byte[] CONTENT_LENGTH = ascii("content-length:");
    private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding: chunked");

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[16 << 10];
    private final byte[] body = new byte[256 << 10];
    private int at;
    private int end;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
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
        out.write(request);
        int status = line();
        if (!is(status, HTTP_OK)) {
            throw new IOException("answered " + new String(buffer, status, at - status, StandardCharsets.ISO_8859_1));
        }
        long length = -1;
        boolean chunked = false;
        for (int header = line(); !empty(header); header = line()) {
            if (is(header, CONTENT_LENGTH)) {
                length = number(header + CONTENT_LENGTH.length, 10);
            } else if (is(header, TRANSFER_ENCODING)) {
                chunked = true;
            }
        }
        return chunked ? chunks() : new Reply(skip(length), 0);
    }

    /** Does the same and says how long it took, in nanoseconds. */
    long span(byte[] request) throws IOException {
        long start = System.nanoTime();
        call(request);
        return System.nanoTime() - start;
    }

    /** Does the same and returns the body, of up to 256 KB. */
    String text(byte[] request) throws IOException {
        Reply reply = call(request);
        return new String(body, 0, (int) reply.bytes(), StandardCharsets.ISO_8859_1);
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
            total += skip(size);
            line();
            if (size == 0) {
                return new Reply(total, first);
            }
        }
    }

    /** Takes the bytes of a body; the beginning of a body that is not chunked can be looked at afterwards. */
    private long skip(long length) throws IOException {
        int taken = (int) Math.min(length, end - at);
        System.arraycopy(buffer, at, body, 0, taken);
        at += taken;
        for (long left = length - taken; left > 0; ) {
            int from = length <= body.length ? (int) (length - left) : 0;
            int count = in.read(body, from, (int) Math.min(body.length - from, left));
            if (count < 0) {
                throw new EOFException("the server closed the connection");
            }
            left -= count;
        }
        return length;
    }

    /** Reads a line and returns where it begins in the buffer; its end is behind it. */
    private int line() throws IOException {
        int begin = at;
        while (true) {
            while (at < end) {
                if (buffer[at++] == '\n') {
                    return begin;
                }
            }
            System.arraycopy(buffer, begin, buffer, 0, end - begin);
            at -= begin;
            end -= begin;
            begin = 0;
            int count = in.read(buffer, end, buffer.length - end);
            if (count <= 0) {
                throw new EOFException("the server closed the connection");
            }
            end += count;
        }
    }

    private boolean empty(int line) {
        return buffer[line] == '\r' || buffer[line] == '\n';
    }

    private boolean is(int line, byte[] lowerCase) {
        if (at - line < lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            if ((buffer[line + i] | ' ') != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private long number(int from, int radix) {
        long number = 0;
        for (int i = from; i < at; i++) {
            int digit = Character.digit(buffer[i], radix);
            if (digit >= 0) {
                number = number * radix + digit;
            }
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
