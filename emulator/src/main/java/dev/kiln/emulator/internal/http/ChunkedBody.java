package dev.kiln.emulator.internal.http;

import dev.kiln.emulator.internal.message.Headers;
import io.undertow.conduits.ReadDataStreamSourceConduit;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitReadableByteChannel;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Decodes a chunked request body in place of Undertow's own decoder, which takes a malformed chunk size for the end of the
 * body: a broken request would pass for a complete one.
 */
final class ChunkedBody extends AbstractStreamSourceConduit<StreamSourceConduit> {
    private final HttpServerExchange exchange;
    private final HttpServerConnection connection;
    private final ChunkSyntax syntax = new ChunkSyntax();
    private @Nullable PooledByteBuffer pooled;

    private ChunkedBody(HttpServerExchange exchange) {
        super(new ReadDataStreamSourceConduit(
                ((HttpServerConnection) exchange.getConnection()).getOriginalSourceConduit(),
                (HttpServerConnection) exchange.getConnection()));
        this.exchange = exchange;
        this.connection = (HttpServerConnection) exchange.getConnection();
    }

    /** Returns the decoder of this exchange's body, or null where it does not come in chunks. */
    static @Nullable ChunkedBody of(HttpServerExchange exchange) {
        if (exchange.isRequestComplete()
                || !exchange.getRequestHeaders().contains(io.undertow.util.Headers.TRANSFER_ENCODING)) {
            return null;
        }
        ChunkedBody body = new ChunkedBody(exchange);
        exchange.addRequestWrapper((factory, ignored) -> body);
        return body;
    }

    /** What came behind the last chunk; empty before. */
    Headers trailers() {
        return syntax.trailers();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (syntax.ended()) {
            return -1;
        }
        try {
            int start = into.position();
            while (true) {
                int read = readOnce(into);
                if (syntax.ended()) {
                    end();
                    return into.position() == start ? -1 : into.position() - start;
                }
                if (read < 0) {
                    throw new EOFException("the connection was closed within a chunked body");
                }
                if (read == 0 || !into.hasRemaining() || (!buffered() && into.position() > start)) {
                    return into.position() - start;
                }
            }
        } catch (IOException broken) {
            release();
            IoUtils.safeClose(connection);
            throw broken;
        }
    }

    /** Reads into the target where a chunk's data comes next and nothing is buffered, otherwise through the buffer. */
    private int readOnce(ByteBuffer into) throws IOException {
        if (!buffered() && syntax.dataLeft() > 0) {
            int limit = into.limit();
            into.limit((int) Math.min(limit, into.position() + syntax.dataLeft()));
            try {
                int read = super.read(into);
                syntax.consumed(Math.max(0, read));
                return read;
            } finally {
                into.limit(limit);
            }
        }
        PooledByteBuffer held = pooled;
        if (held == null) {
            held = connection.getByteBufferPool().allocate();
            held.getBuffer().limit(0);
            pooled = held;
        }
        ByteBuffer buffer = held.getBuffer();
        if (!buffer.hasRemaining()) {
            buffer.clear();
            int read;
            try {
                read = super.read(buffer);
            } finally {
                buffer.flip();
            }
            if (read <= 0) {
                release();
                return read;
            }
        }
        int before = buffer.position();
        syntax.decode(buffer, into);
        return buffer.position() - before;
    }

    private boolean buffered() {
        PooledByteBuffer held = pooled;
        return held != null && held.getBuffer().hasRemaining();
    }

    /** What was read behind the end belongs to the next request. */
    private void end() {
        PooledByteBuffer held = pooled;
        pooled = null;
        if (held != null) {
            if (held.getBuffer().hasRemaining()) {
                connection.ungetRequestBytes(held);
            } else {
                held.close();
            }
        }
        Connectors.terminateRequest(exchange);
    }

    private void release() {
        PooledByteBuffer held = pooled;
        pooled = null;
        if (held != null) {
            held.close();
        }
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            if (into[i].hasRemaining()) {
                return read(into[i]);
            }
        }
        return 0;
    }

    @Override
    public long transferTo(long position, long count, FileChannel target) throws IOException {
        return target.transferFrom(new ConduitReadableByteChannel(this), position, count);
    }

    @Override
    public long transferTo(long count, ByteBuffer through, StreamSinkChannel target) throws IOException {
        return IoUtils.transfer(new ConduitReadableByteChannel(this), count, through, target);
    }

    @Override
    public void resumeReads() {
        if (buffered()) {
            super.wakeupReads();
        } else {
            super.resumeReads();
        }
    }

    @Override
    public void awaitReadable() throws IOException {
        if (!buffered()) {
            super.awaitReadable();
        }
    }

    @Override
    public void awaitReadable(long time, TimeUnit unit) throws IOException {
        if (!buffered()) {
            super.awaitReadable(time, unit);
        }
    }
}
