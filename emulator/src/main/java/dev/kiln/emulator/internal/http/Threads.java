package dev.kiln.emulator.internal.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of a listener that may run a door's code: few workers that never wait, many streams that may. */
final class Threads {
    private static final long STREAM_KEEP_ALIVE_SECONDS = 10;

    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor streams;

    Threads(HttpServerConfig config) {
        // a connection has one request at a time, and a parked one may be cancelled: the queue never refuses
        workers = new ThreadPoolExecutor(
                config.workerThreads(),
                config.workerThreads(),
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(4 * config.bounds().connections()),
                named(config.name() + "-worker-"));
        streams = new ThreadPoolExecutor(
                0,
                config.bounds().streams(),
                STREAM_KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named(config.name() + "-stream-"));
    }

    /** For what ends soon. */
    ExecutorService workers() {
        return workers;
    }

    /** For what may block; refuses when all are taken. */
    ExecutorService streams() {
        return streams;
    }

    void close() {
        workers.shutdown();
        streams.shutdownNow();
    }

    void await(long time, TimeUnit unit) throws InterruptedException {
        workers.awaitTermination(time, unit);
        streams.awaitTermination(time, unit);
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
