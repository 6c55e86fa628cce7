package dev.kiln.emulator;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The emulator's own threads: named, daemon, gone when they have been idle for a while. */
final class Pools {
    private static final int MOST_CALLS = 2048;
    private static final long IDLE_SECONDS = 10;

    private Pools() {}

    /** Runs what timers wait for; its tasks do not block. */
    static ThreadPoolExecutor tasks() {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        return pool("kiln-tasks-", threads, threads, new LinkedBlockingQueue<>());
    }

    /** Runs calls of asynchronous clients in this JVM, a thread each, since a body may have to wait for its reader. */
    static ThreadPoolExecutor calls() {
        return pool("kiln-calls-", 0, MOST_CALLS, new SynchronousQueue<>());
    }

    private static ThreadPoolExecutor pool(String name, int least, int most, BlockingQueue<Runnable> queue) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, name + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(least, most, IDLE_SECONDS, TimeUnit.SECONDS, queue, threads);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
