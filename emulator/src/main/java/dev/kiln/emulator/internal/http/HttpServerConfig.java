package dev.kiln.emulator.internal.http;

import java.time.Duration;

/**
 * How a listener listens.
 *
 * @param bindAddress name or number of the interface
 * @param port 0 takes a free one
 * @param ioThreads threads that read and write without blocking
 * @param workerThreads threads that run doors
 * @param name begins the name of every thread
 */
public record HttpServerConfig(
        String bindAddress, int port, int ioThreads, int workerThreads, String name, Bounds bounds) {

    public HttpServerConfig(String bindAddress, int port, int ioThreads, int workerThreads, String name) {
        this(bindAddress, port, ioThreads, workerThreads, name, Bounds.DEFAULT);
    }

    /** Returns a listener on the loopback interface that the number of processors suggests. */
    public static HttpServerConfig loopback(int port, String name) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new HttpServerConfig("127.0.0.1", port, 2, Math.max(4, 2 * processors), name);
    }

    public HttpServerConfig with(Bounds changed) {
        return new HttpServerConfig(bindAddress, port, ioThreads, workerThreads, name, changed);
    }

    /**
     * What a listener takes at most.
     *
     * @param connections open at a time, each with at most one request in progress or parked; more wait in the backlog
     * @param streams bodies that are read or written by a blocking thread at a time; more are answered 503
     * @param headerBytes request line and headers
     * @param idle how long a connection stays open between requests; a head must be complete in that time, too
     * @param linger how long the rest of a body that nobody reads is taken in, so that its sender gets to read the reply
     */
    public record Bounds(int connections, int streams, int headerBytes, Duration idle, Duration linger) {
        public static final Bounds DEFAULT =
                new Bounds(8192, 2048, 64 << 10, Duration.ofSeconds(60), Duration.ofSeconds(5));
    }
}
