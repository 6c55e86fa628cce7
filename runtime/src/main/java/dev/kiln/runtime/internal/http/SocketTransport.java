package dev.kiln.runtime.internal.http;

import dev.kiln.runtime.Transport;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Speaks to the Runtime API over one connection, which is kept and replaced when it breaks. */
public final class SocketTransport implements Transport, Closeable {
    private static final String ROOT = "/2018-06-01/runtime/";

    private final Address address;
    private @Nullable Connection idle;

    private SocketTransport(Address address) {
        this.address = address;
    }

    /**
     * Makes a transport; connects with the first request.
     *
     * @param address {@code host:port}, with a path behind it or none
     * @throws IllegalArgumentException if the address has another form
     */
    public static SocketTransport to(String address) {
        return new SocketTransport(Address.parse(address));
    }

    @Override
    public InputStream get(String path, Map<String, String> headers) throws IOException {
        Reply reply = exchange(head("GET", path, Map.of()), new byte[0]).expect(200, path);
        headers.putAll(reply.headers());
        return new ByteArrayInputStream(reply.body());
    }

    @Override
    public OutputStream post(String path, Map<String, String> headers, Supplier<Map<String, String>> trailers)
            throws IOException {
        String head = head("POST", path, headers);
        if (headers.containsKey("Content-Length")) {
            return new WholeBody(this, head, path);
        }
        Connection connection = take();
        connection.head(head);
        return new ChunkedBody(this, connection, path, trailers);
    }

    private String head(String method, String path, Map<String, String> headers) {
        StringBuilder head = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(address.prefix())
                .append(ROOT)
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(address.authority())
                .append("\r\nUser-Agent: kiln-runtime\r\n");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        if (method.equals("POST") && !headers.containsKey("Content-Length")) {
            head.append("Transfer-Encoding: chunked\r\n");
        }
        return head.append("\r\n").toString();
    }

    /** Sends a request and reads its reply; a second time if the kept connection turns out to be gone. */
    Reply exchange(String head, byte[] body) throws IOException {
        Connection kept = idle;
        if (kept != null) {
            try {
                return exchange(take(), head, body);
            } catch (IOException e) {
                // the other side may close an idle connection at any time: that is no answer
                return exchange(Connection.open(address), head, body);
            }
        }
        return exchange(Connection.open(address), head, body);
    }

    private Reply exchange(Connection connection, String head, byte[] body) throws IOException {
        Reply reply;
        try {
            reply = sendAndRead(connection, head, body);
        } catch (IOException e) {
            connection.close();
            throw e;
        }
        release(connection, reply);
        return reply;
    }

    private static Reply sendAndRead(Connection connection, String head, byte[] body) throws IOException {
        try {
            connection.head(head);
            connection.body(body);
        } catch (IOException e) {
            return refusal(connection, e);
        }
        return connection.reply();
    }

    /** Who stops reading may have said why. */
    static Reply refusal(Connection connection, IOException broken) throws IOException {
        try {
            return connection.reply();
        } catch (IOException silent) {
            broken.addSuppressed(silent);
            throw broken;
        }
    }

    private Connection take() throws IOException {
        Connection kept = idle;
        idle = null;
        return kept == null ? Connection.open(address) : kept;
    }

    void release(Connection connection, Reply reply) throws IOException {
        if (reply.last() || idle != null) {
            connection.close();
        } else {
            idle = connection;
        }
    }

    @Override
    public void close() throws IOException {
        Connection kept = idle;
        idle = null;
        if (kept != null) {
            kept.close();
        }
    }
}
