package dev.kiln.emulator.internal.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/** Takes a body into memory without blocking, up to a bound. */
final class BodyCollector implements ChannelListener<StreamSourceChannel> {
    /** The JDK copies each read through a direct buffer of this size and keeps it for the thread. */
    private static final int READ_BYTES = 64 << 10;

    private static final int FIRST_BYTES = 8 << 10;

    private final HttpServerExchange exchange;
    private final long maxBytes;
    private final Call call;
    private final Duration longestPause;
    private XnioExecutor.@Nullable Key pause;
    private byte[] bytes;
    private int size;

    BodyCollector(HttpServerExchange exchange, long maxBytes, Call call, Duration longestPause) {
        this.exchange = exchange;
        this.maxBytes = maxBytes;
        this.call = call;
        this.longestPause = longestPause;
        long declared = exchange.getRequestContentLength();
        // a declared length is believed up to a bound, so that declaring much costs nothing
        this.bytes = new byte[(int) (declared < 0 ? FIRST_BYTES : Math.min(declared, READ_BYTES))];
    }

    @Override
    public void handleEvent(StreamSourceChannel channel) {
        if (pause != null) {
            pause.remove();
            pause = null;
        }
        try {
            while (!exchange.isRequestComplete()) {
                if (size == bytes.length) {
                    bytes = Arrays.copyOf(bytes, longer());
                }
                int read = channel.read(ByteBuffer.wrap(bytes, size, Math.min(READ_BYTES, bytes.length - size)));
                if (read == 0) {
                    pause = exchange.getIoThread().executeAfter(this::giveUp, longestPause.toMillis(), MILLISECONDS);
                    channel.getReadSetter().set(this);
                    channel.resumeReads();
                    return;
                }
                size += Math.max(0, read);
                if (size > maxBytes) {
                    channel.suspendReads();
                    call.tooLarge(maxBytes);
                    return;
                }
                if (read < 0) {
                    break;
                }
            }
        } catch (IOException incomplete) {
            call.broken(incomplete);
            return;
        }
        call.collected(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
    }

    private void giveUp() {
        call.broken(new IOException("nothing of the body came for " + longestPause));
    }

    private int longer() {
        long declared = exchange.getRequestContentLength();
        long doubled = 2L * bytes.length;
        // one more than allowed, to see that there is more
        long most = declared > 0 ? declared : Math.min(maxBytes + 1, Integer.MAX_VALUE - 8);
        return (int) Math.min(Math.max(doubled, FIRST_BYTES), Math.max(most, bytes.length + 1L));
    }
}
