package dev.kiln.emulator.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A client that sends exactly what it is told and reads replies byte by byte. */
final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    RawClient(int port) throws IOException {
        this(port, new Socket());
    }

    RawClient(int port, Socket unconnected) throws IOException {
        socket = unconnected;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        in = new java.io.BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    RawClient get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    Socket socket() {
        return socket;
    }

    int read() throws IOException {
        return in.read();
    }

    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("after: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(next);
        }
    }

    Head head() throws IOException {
        String status = line();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Head(Integer.parseInt(status.substring(9, 12)), headers);
    }

    /** Reads a whole reply. */
    Reply reply() throws IOException {
        Head head = head();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if ("chunked".equals(head.headers().get("transfer-encoding"))) {
            for (String chunk = chunk(); chunk != null; chunk = chunk()) {
                body.writeBytes(chunk.getBytes(StandardCharsets.ISO_8859_1));
            }
        } else {
            body.writeBytes(in.readNBytes(Integer.parseInt(head.headers().getOrDefault("content-length", "0"))));
        }
        return new Reply(head.status(), head.headers(), body.toString(StandardCharsets.ISO_8859_1));
    }

    /** Reads one chunk; null at the end. */
    @org.jspecify.annotations.Nullable
    String chunk() throws IOException {
        int size = Integer.parseInt(line(), 16);
        byte[] data = in.readNBytes(size);
        if (data.length < size) {
            throw new EOFException("within a chunk");
        }
        line();
        return size == 0 ? null : new String(data, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Head(int status, Map<String, String> headers) {}

    record Reply(int status, Map<String, String> headers, String body) {}
}
