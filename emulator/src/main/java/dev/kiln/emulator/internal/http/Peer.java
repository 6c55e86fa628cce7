package dev.kiln.emulator.internal.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.AttachmentKey;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.Options;

/** The other end of a connection, and who waits for it. */
final class Peer implements ServerConnection.CloseListener {
    private static final AttachmentKey<Peer> KEY = AttachmentKey.create(Peer.class);

    private final HttpServerConnection connection;
    private final String address;
    private volatile @Nullable Gate reading;
    private volatile @Nullable Gate writing;
    private volatile @Nullable Runnable parked;

    private Peer(HttpServerConnection connection) {
        this.connection = connection;
        InetSocketAddress socket = connection.getPeerAddress(InetSocketAddress.class);
        this.address = socket == null || socket.getAddress() == null
                ? "127.0.0.1"
                : socket.getAddress().getHostAddress();
    }

    static Peer of(HttpServerExchange exchange) {
        HttpServerConnection connection = (HttpServerConnection) exchange.getConnection();
        Peer known = connection.getAttachment(KEY);
        if (known != null) {
            return known;
        }
        Peer peer = new Peer(connection);
        connection.putAttachment(KEY, peer);
        connection.addCloseListener(peer);
        return peer;
    }

    String address() {
        return address;
    }

    boolean connected() {
        return connection.isOpen();
    }

    /** The gate of the thread that reads the current request. */
    Gate reading() {
        Gate gate = new Gate();
        reading = gate;
        return gate;
    }

    /** The gate of the thread that writes the current reply. */
    Gate writing() {
        Gate gate = new Gate();
        writing = gate;
        return gate;
    }

    /** Runs the task, on any thread, if the client leaves before {@link #unpark}. */
    void park(Runnable whenLeft) {
        parked = whenLeft;
        if (!connected()) {
            whenLeft.run();
        } else if (connection.getExtraBytes() == null) {
            source().watch(whenLeft);
        }
    }

    /** Ends the watch, then runs the task, on this thread or on the IO thread. */
    void unpark(Runnable then) {
        parked = null;
        source().unwatch(then);
    }

    private WatchedSource source() {
        return (WatchedSource) connection.getOriginalSourceConduit();
    }

    void hangUp() {
        IoUtils.safeClose(connection);
    }

    /** Breaks the connection so that the client cannot take it for an end. */
    void reset() {
        try {
            connection.setOption(Options.CLOSE_ABORT, true);
        } catch (java.io.IOException alreadyClosed) {
            // then there is nothing left to break
        }
        hangUp();
    }

    @Override
    public void closed(ServerConnection closed) {
        Gate reader = reading;
        if (reader != null) {
            reader.open();
        }
        Gate writer = writing;
        if (writer != null) {
            writer.open();
        }
        Runnable whenLeft = parked;
        if (whenLeft != null) {
            whenLeft.run();
        }
    }
}
