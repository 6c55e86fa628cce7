package dev.kiln.emulator.internal.message;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What code asks that may run on an IO thread, where the way to a worker and back is saved but nothing may wait or take long: many
 * connections share the thread.
 *
 * <p>A short operation is {@linkplain #attempt attempted} where its request was read. If it comes to a lock that another thread has, or
 * finds that there is much to do, it is broken off and begins anew on a worker; that is possible until it has its first lock, since up to
 * there an operation only looks. On any other thread none of this happens: locks are waited for, and work is done where it comes up.
 *
 * <pre>{@code
 * IoThread.lock(lock);
 * try {
 *     ...
 * } finally {
 *     lock.unlock();
 * }
 * }</pre>
 */
public final class IoThread {
    /** What is larger takes too long to read or to write on an IO thread. */
    public static final int BRIEF_BYTES = 64 << 10;

    /** A lock is held for some microseconds as a rule: less than the way to a worker takes. */
    private static final int SPINS = 64;

    private static final ThreadLocal<@Nullable IoThread> CURRENT = new ThreadLocal<>();

    private final Executor workers;
    private boolean retractable;

    private IoThread(Executor workers) {
        this.workers = workers;
    }

    /** Says that the task cannot go on here. Never seen outside of {@link #attempt}; no exception, so that nobody takes it for the task's failure. */
    private static final class BrokenOff extends Error {
        private static final long serialVersionUID = 1;

        BrokenOff() {
            super("goes on on a worker", null, false, false);
        }
    }

    /**
     * Runs a task on this thread, which is an IO thread.
     *
     * @param workers run what cannot go on here
     */
    public static void run(Executor workers, Runnable task) {
        IoThread outer = CURRENT.get();
        CURRENT.set(new IoThread(workers));
        try {
            task.run();
        } finally {
            CURRENT.set(outer);
        }
    }

    /**
     * Runs a task, which may be broken off and begun anew on a worker.
     *
     * @return what the task returns; fails with what it throws if it had to go to a worker
     */
    public static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> task) {
        IoThread here = CURRENT.get();
        if (here == null) {
            return task.get();
        }
        boolean outer = here.retractable;
        here.retractable = true;
        try {
            return task.get();
        } catch (BrokenOff tooMuch) {
            return onWorker(here.workers, task);
        } finally {
            here.retractable = outer;
        }
    }

    private static <T> CompletionStage<T> onWorker(Executor workers, Supplier<CompletionStage<T>> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        workers.execute(() -> {
            try {
                CompletionStage<T> stage = task.get();
                CompletableFuture<?> unused = stage.toCompletableFuture().whenComplete((value, failure) -> {
                    if (failure == null) {
                        result.complete(value);
                    } else {
                        result.completeExceptionally(failure);
                    }
                });
            } catch (RuntimeException | Error failure) { // the edge of a thread: whoever waits learns of it
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    /** Whether what this thread does may begin anew on a worker, and so must not wait. */
    public static boolean attempting() {
        IoThread here = CURRENT.get();
        return here != null && here.retractable;
    }

    /** Takes a lock that is held for moments as a rule; what was attempted begins anew on a worker if somebody has it for longer. */
    public static void lock(Lock lock) {
        IoThread here = CURRENT.get();
        if (here == null || !here.retractable) {
            lock.lock();
            return;
        }
        for (int i = 0; !lock.tryLock(); i++) {
            if (i == SPINS) {
                throw new BrokenOff();
            }
            Thread.onSpinWait();
        }
        here.retractable = false;
    }

    /** Has what was attempted begin anew on a worker, since it takes long; returns on any other thread. */
    public static void leaveIfAttempted() {
        if (attempting()) {
            throw new BrokenOff();
        }
    }

    /** Says that something was changed: from here on the task can no longer begin anew. */
    public static void changed() {
        IoThread here = CURRENT.get();
        if (here != null) {
            here.retractable = false;
        }
    }

    /** Runs a task on a worker if this is an IO thread, else at once. */
    public static void elsewhere(Runnable task) {
        IoThread here = CURRENT.get();
        if (here == null) {
            task.run();
            return;
        }
        try {
            here.workers.execute(task);
        } catch (RejectedExecutionException closing) {
            task.run();
        }
    }
}
