package dev.kiln.benchmarks;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client of one kept-alive connection that costs as little as possible, so that the server's cost shows. */
final class RawClient implements Closeable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[256 << 10];

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 64 << 10);
        out = socket.getOutputStream();
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
        String status = line();
        if (!status.contains(" 200 ")) {
            throw new IOException("answered " + status);
        }
        long length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
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
        return new String(buffer, 0, (int) reply.bytes(), StandardCharsets.UTF_8);
    }

    /** How long a body was, and when its first byte came. */
    record Reply(long bytes, long firstByteNanos) {}

    private Reply chunks() throws IOException {
        long total = 0;
        long first = 0;
        while (true) {
            long size = Long.parseLong(line(), 16);
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

    private long skip(long length) throws IOException {
        long left = length;
        while (left > 0) {
            int from = length <= buffer.length ? (int) (length - left) : 0;
            int count = in.read(buffer, from, (int) Math.min(buffer.length - from, left));
            if (count < 0) {
                throw new EOFException("the server closed the connection");
            }
            left -= count;
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder(48);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
