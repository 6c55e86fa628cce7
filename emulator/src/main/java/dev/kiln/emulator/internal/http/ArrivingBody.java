package dev.kiln.emulator.internal.http;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.RequestBody;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xnio.channels.StreamSourceChannel;

/** A request body that a blocking thread reads while it arrives. */
final class ArrivingBody extends InputStream {
    private static final int READ_BYTES = 64 << 10;

    private final StreamSourceChannel channel;
    private final @Nullable ChunkedBody chunked;
    private final Peer peer;
    private final Gate gate;
    private final long length;
    private final long maxBytes;
    /** Orders reads and the end, which comes from the thread that replies. What is done under it never blocks. */
    private final Object reading = new Object();

    private long count;
    private boolean waiting;
    private boolean ended;

    ArrivingBody(
            HttpServerExchange exchange,
            StreamSourceChannel channel,
            @Nullable ChunkedBody chunked,
            Peer peer,
            long maxBytes) {
        this.channel = channel;
        this.chunked = chunked;
        this.peer = peer;
        this.gate = peer.reading();
        this.length = exchange.getRequestContentLength();
        this.maxBytes = maxBytes;
        channel.getReadSetter().set(readable -> {
            readable.suspendReads();
            gate.open();
        });
    }

    RequestBody message() {
        return new RequestBody.Arriving(length, this, () -> chunked == null ? new Headers() : chunked.trailers());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int size) throws IOException {
        Objects.checkFromIndexSize(offset, size, into.length);
        if (size == 0) {
            return 0;
        }
        ByteBuffer target = ByteBuffer.wrap(into, offset, Math.min(size, READ_BYTES));
        while (true) {
            int read = readNow(target);
            if (read != 0) {
                return read;
            }
            gate.await();
        }
    }

    /** Reads what is there; where nothing is, asks for an event. */
    private int readNow(ByteBuffer target) throws IOException {
        synchronized (reading) {
            waiting = false;
            if (ended) {
                throw new IOException("the reply was given; the rest of the request is not read any more");
            }
            int read = channel.read(target);
            if (read > 0) {
                count += read;
                if (count > maxBytes) {
                    throw new RequestBody.TooLongException(maxBytes);
                }
            } else if (read == 0) {
                if (!peer.connected()) {
                    throw new IOException("the client left within its request");
                }
                waiting = true;
                gate.shut();
                channel.resumeReads();
            }
            return read;
        }
    }

    @Override
    public int available() {
        return 0;
    }

    /**
     * Nobody reads from here on. If a reader was waiting, an event for it may still be under way.
     *
     * @return whether what is left of the body may be read by another thread
     */
    boolean end() {
        synchronized (reading) {
            ended = true;
            gate.open();
            return !waiting;
        }
    }
}
