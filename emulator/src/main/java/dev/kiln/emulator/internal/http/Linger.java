package dev.kiln.emulator.internal.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Closes a connection whose client may still be sending. Closing at once would answer its next packet with a reset, which
 * discards a reply that it has not read yet; so its bytes are taken and thrown away until it stops, for a limited time.
 */
final class Linger implements ChannelListener<ConduitStreamSourceChannel> {
    private static final int BYTES_A_TURN = 4 << 20;

    private final HttpServerConnection connection;
    private final ByteBuffer thrownAway = ByteBuffer.allocateDirect(64 << 10);
    private XnioExecutor.Key deadline = XnioExecutor.Key.IMMEDIATE;

    private Linger(HttpServerConnection connection) {
        this.connection = connection;
    }

    /** To be called when the reply was flushed. */
    static void close(HttpServerExchange exchange, Duration longest) {
        HttpServerConnection connection = (HttpServerConnection) exchange.getConnection();
        try {
            connection.getIoThread().execute(() -> new Linger(connection).begin(longest));
        } catch (RejectedExecutionException closing) {
            IoUtils.safeClose(connection);
        }
    }

    private void begin(Duration longest) {
        connection.clearChannel();
        ConduitStreamSourceChannel source = connection.getChannel().getSourceChannel();
        try {
            connection.getChannel().getSinkChannel().shutdownWrites();
            connection.getChannel().getSinkChannel().flush();
        } catch (IOException gone) {
            end();
            return;
        }
        deadline = connection
                .getIoThread()
                .executeAfter(() -> IoUtils.safeClose(connection), longest.toMillis(), TimeUnit.MILLISECONDS);
        source.setReadListener(this);
        source.resumeReads();
    }

    @Override
    public void handleEvent(ConduitStreamSourceChannel source) {
        try {
            for (int bytes = 0; bytes < BYTES_A_TURN; ) {
                int read = source.read(thrownAway.clear());
                if (read == 0) {
                    return;
                }
                if (read < 0) {
                    end();
                    return;
                }
                bytes += read;
            }
        } catch (IOException gone) {
            end();
        }
    }

    private void end() {
        deadline.remove();
        IoUtils.safeClose(connection);
    }
}
