package dev.kiln.emulator.internal.environment.inprocess;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of an environment: its main thread and those that the function started. */
final class GuestThreads extends ThreadGroup {
    private static final Logger LOG = LoggerFactory.getLogger(GuestThreads.class);
    private static final int GRACE_MILLIS = 2_000;

    /** An environment may be started by code of another one, and must not end with it. */
    private static final ThreadGroup ROOT = root();

    private final DoorHost host;

    GuestThreads(String name, DoorHost host) {
        super(ROOT, name);
        this.host = host;
    }

    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    /** A thread that has nothing of the one that makes it, which may belong to another environment. */
    Thread daemon(ThreadGroup group, Runnable task, String name) {
        Thread thread = new Thread(group, task, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /** What a process prints when a thread dies of an exception belongs into the function's log. */
    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        ("Exception in thread \"" + thread.getName() + "\" " + trace).lines().forEach(host::log);
    }

    void interruptAll(Thread except) {
        for (Thread thread : alive()) {
            if (thread != except) {
                thread.interrupt();
            }
        }
    }

    /** Gives the threads two seconds. What lives on then is reported: it cannot be ended by force in this JVM. */
    void awaitEnd(Thread main) {
        try {
            main.join(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (main.isAlive()) {
            LOG.warn(
                    "The handler on thread {} was interrupted and goes on running. Nothing it does is seen any more, but it"
                            + " uses this JVM's time and memory; run the function in a process, or make it respond to interrupts. It is here:\n{}",
                    main.getName(),
                    stack(main));
        }
        List<Thread> left = alive();
        left.remove(main);
        if (!left.isEmpty()) {
            LOG.debug(
                    "Threads that {} started live on: {}",
                    getName(),
                    left.stream().map(Thread::getName).collect(Collectors.joining(", ")));
        }
    }

    private List<Thread> alive() {
        Thread[] threads = new Thread[activeCount() + 16];
        int count = enumerate(threads, true);
        List<Thread> alive = new ArrayList<>(Arrays.asList(threads).subList(0, count));
        alive.removeIf(GuestThreads::belongsToAll);
        return alive;
    }

    /** Threads of the JDK that serve the whole JVM are in the group of whoever needed them first. */
    private static boolean belongsToAll(Thread thread) {
        return (thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool())
                || thread.getName().equals("CompletableFutureDelayScheduler");
    }

    private static String stack(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .map(frame -> "\tat " + frame)
                .collect(Collectors.joining("\n"));
    }
}
