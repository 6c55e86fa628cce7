package dev.kiln.runtime.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Supplier;

/** A body without a known end: each write is a chunk, which leaves with the next flush. */
final class ChunkedBody extends OutputStream {
    private final SocketTransport transport;
    private final Connection connection;
    private final String path;
    private final Supplier<Map<String, String>> trailers;
    private boolean closed;

    ChunkedBody(SocketTransport transport, Connection connection, String path, Supplier<Map<String, String>> trailers) {
        this.transport = transport;
        this.connection = connection;
        this.path = path;
        this.trailers = trailers;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (closed) {
            throw new IOException("The response is closed");
        }
        if (length == 0) {
            return; // a chunk of nothing is the end
        }
        try {
            connection.chunk(bytes, from, length);
        } catch (IOException e) {
            throw left(e);
        }
    }

    @Override
    public void flush() throws IOException {
        if (closed) {
            return;
        }
        try {
            connection.flush();
        } catch (IOException e) {
            throw left(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> trailer : trailers.get().entrySet()) {
            lines.append(trailer.getKey())
                    .append(": ")
                    .append(trailer.getValue())
                    .append("\r\n");
        }
        Reply reply;
        try {
            connection.endOfChunks(lines.toString());
            reply = connection.reply();
        } catch (IOException e) {
            throw left(e);
        }
        closed = true;
        transport.release(connection, reply);
        reply.expect(202, path);
    }

    /** Nobody reads any more, or somebody said no. */
    private IOException left(IOException e) throws IOException {
        closed = true;
        connection.close();
        return new IOException("Nobody waits for the response any more: " + e.getMessage(), e);
    }
}
