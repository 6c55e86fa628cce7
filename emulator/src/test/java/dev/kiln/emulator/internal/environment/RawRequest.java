package dev.kiln.emulator.internal.environment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A POST written byte by byte: chunked bodies, trailers, and what breaks them. */
final class RawRequest implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;

    RawRequest(String url, String... headers) throws IOException {
        URI uri = URI.create(url);
        socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        out = socket.getOutputStream();
        StringBuilder head = new StringBuilder("POST " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        raw(head.append("\r\n").toString());
    }

    static RawRequest streaming(String url) throws IOException {
        return new RawRequest(
                url,
                "Transfer-Encoding: chunked",
                "Lambda-Runtime-Function-Response-Mode: streaming",
                "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body");
    }

    void raw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    void chunk(String text) throws IOException {
        raw(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    void end(String... trailers) throws IOException {
        raw("0\r\n"
                + String.join(
                        "",
                        java.util.List.of(trailers).stream()
                                .map(line -> line + "\r\n")
                                .toList()) + "\r\n");
    }

    /** Returns the status line of the answer. */
    String status() throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
