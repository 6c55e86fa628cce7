package dev.kiln.emulator.internal.http;

import dev.kiln.emulator.internal.message.HttpDoor;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/** A listener for HTTP/1.1 in front of a door. */
public final class HttpServer implements AutoCloseable {
    private static final int BUFFER_BYTES = 16 << 10;
    private static final long CLOSE_SECONDS = 5;

    private final Threads threads;
    private final XnioWorker io;
    private final HttpOpenListener connections;
    private final AcceptingChannel<StreamConnection> listener;
    private final int ioThreads;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private HttpServer(
            Threads threads, XnioWorker io, HttpOpenListener connections, AcceptingChannel<StreamConnection> listener) {
        this.threads = threads;
        this.io = io;
        this.connections = connections;
        this.listener = listener;
        this.ioThreads = io.getIoThreadCount();
        this.port = listener.getLocalAddress(InetSocketAddress.class).getPort();
    }

    /** Listens; throws {@link UncheckedIOException} where the address is taken. */
    public static HttpServer start(HttpServerConfig config, HttpDoor door) {
        QuietLogs.arrange();
        NoManagement.arrange();
        Threads threads = new Threads(config);
        XnioWorker io = Xnio.getInstance(HttpServer.class.getClassLoader())
                .createWorkerBuilder()
                .setWorkerName(config.name())
                .setWorkerIoThreads(config.ioThreads())
                .setDaemon(true)
                .setExternalExecutorService(threads.workers())
                .build();
        try {
            return listen(config, door, threads, io);
        } catch (IOException unavailable) {
            io.shutdownNow();
            threads.close();
            throw new UncheckedIOException(
                    "cannot listen on " + config.bindAddress() + ":" + config.port() + ": " + unavailable.getMessage(),
                    unavailable);
        }
    }

    private static HttpServer listen(HttpServerConfig config, HttpDoor door, Threads threads, XnioWorker io)
            throws IOException {
        HttpOpenListener connections =
                new HttpOpenListener(new DefaultByteBufferPool(true, BUFFER_BYTES), serverOptions(config));
        connections.setRootHandler(new ExchangeAdapter(door, threads, config.bounds()));
        ChannelListener<StreamConnection> opened = connection -> {
            connection.getSourceChannel().setConduit(new WatchedSource(connection));
            connections.handleEvent(connection);
        };
        AcceptingChannel<StreamConnection> listener = io.createStreamConnectionServer(
                new InetSocketAddress(InetAddress.getByName(config.bindAddress()), config.port()),
                ChannelListeners.openListenerAdapter(opened),
                socketOptions(config));
        listener.resumeAccepts();
        return new HttpServer(threads, io, connections, listener);
    }

    private static OptionMap serverOptions(HttpServerConfig config) {
        int idleMillis = Math.toIntExact(config.bounds().idle().toMillis());
        return OptionMap.builder()
                // Undertow refuses bodies over 2 MiB by itself; the door's plan is what counts here
                .set(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .set(UndertowOptions.MAX_HEADER_SIZE, config.bounds().headerBytes())
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, idleMillis)
                .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, idleMillis)
                // replies would be held back until the last pipelined request is answered
                .set(UndertowOptions.BUFFER_PIPELINED_DATA, false)
                // doors get the path as it was sent
                .set(UndertowOptions.DECODE_URL, false)
                .set(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                .set(UndertowOptions.ENABLE_HTTP2, false)
                .getMap();
    }

    private static OptionMap socketOptions(HttpServerConfig config) {
        return OptionMap.builder()
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BACKLOG, 1024)
                .set(Options.CONNECTION_HIGH_WATER, config.bounds().connections())
                .set(Options.CONNECTION_LOW_WATER, config.bounds().connections())
                .getMap();
    }

    /** Returns the port that is listened on. */
    public int port() {
        return port;
    }

    /** Breaks all connections, cancels what is parked and ends the threads. Idempotent. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        IoUtils.safeClose(listener);
        connections.closeConnections();
        try {
            // what was parked is cancelled by workers: they end when the connections did
            awaitIoThreads();
            threads.close();
            threads.await(CLOSE_SECONDS, TimeUnit.SECONDS);
            io.shutdown();
            io.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            threads.close();
            io.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the IO threads have done what they were told so far. */
    private void awaitIoThreads() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(ioThreads);
        for (int i = 0; i < ioThreads; i++) {
            io.getIoThread(i).execute(done::countDown);
        }
        done.await(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
