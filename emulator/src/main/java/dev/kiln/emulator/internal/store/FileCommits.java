package dev.kiln.emulator.internal.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings changes to the disk.
 *
 * <p>H2's own commits are switched off, because they would catch a group of writes half way. Here a commit waits until
 * nobody is inside {@code write(...)}, saves, lets writers go on and then forces the file to the disk. With
 * {@link Durability#EVERY_WRITE} the first writer who waits commits for all who have written by then; those who come
 * meanwhile form the next group.
 */
final class FileCommits implements Commits {
    /** How long replaced pages stay readable for scans, and how long their space is not used again. */
    static final Duration RETENTION = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(FileCommits.class);
    private static final long PERIOD_MILLIS = 500;
    private static final int UNSAVED_BYTES = 32 << 20;
    private static final int WORTH_COMPACTING_PERCENT = 50;
    private static final int COMPACTED_BYTES = 4 << 20;

    private final MVStore file;
    private final Gate gate;
    private final Durability durability;
    private final AtomicLong changes;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Queue<Runnable> waitingForCommit = new ArrayDeque<>();
    private volatile long durable;
    private boolean committing;
    private final Thread flusher = new Thread(this::flushRegularly, "kiln-store");

    FileCommits(MVStore file, Gate gate, Durability durability, AtomicLong changes) {
        this.file = file;
        this.gate = gate;
        this.durability = durability;
        this.changes = changes;
        file.setRetentionTime((int) RETENTION.toMillis());
        file.setVersionsToKeep(0);
        flusher.setDaemon(true);
    }

    void start() {
        flusher.start();
    }

    @Override
    public void changed(long change) {
        if (durability == Durability.EVERY_WRITE || file.getUnsavedMemory() > UNSAVED_BYTES) {
            awaitDurable(change);
        }
    }

    @Override
    public void whenDurable(Runnable action) {
        lock.lock();
        try {
            waitingForCommit.add(action);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        awaitDurable(changes.incrementAndGet());
    }

    /** Returns when the change is on the disk; commits for everybody if nobody else does. */
    private void awaitDurable(long change) {
        while (durable < change) {
            if (becomeCommitter(change)) {
                try {
                    commit();
                } finally {
                    endCommit();
                }
            }
        }
    }

    private boolean becomeCommitter(long change) {
        lock.lock();
        try {
            while (committing && durable < change) {
                progress.awaitUninterruptibly();
            }
            if (durable >= change) {
                return false;
            }
            committing = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void endCommit() {
        lock.lock();
        try {
            committing = false;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void commit() {
        long[] covered = new long[1];
        List<Runnable> actions = new ArrayList<>();
        gate.exclusively(() -> {
            covered[0] = changes.get();
            takeActions(actions);
            file.commit();
        });
        file.sync();
        durable = covered[0];
        actions.forEach(Runnable::run);
    }

    private void takeActions(List<Runnable> actions) {
        lock.lock();
        try {
            actions.addAll(waitingForCommit);
            waitingForCommit.clear();
        } finally {
            lock.unlock();
        }
    }

    private void flushRegularly() {
        try {
            for (long seen = -1; pause(); ) {
                long change = changes.get();
                if (change != seen) {
                    awaitDurable(change);
                    compact();
                    seen = change;
                }
            }
        } catch (RuntimeException failed) {
            LOG.error("Kiln can no longer save its state; what changes from now on is lost at the end", failed);
        }
    }

    /** Waits for the next round; returns {@code false} if there is none. */
    private boolean pause() {
        try {
            return !stopped.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Moves live pages out of chunks that are mostly dead, a little at a time; their space is used again later. */
    private void compact() {
        gate.exclusively(() -> file.compact(WORTH_COMPACTING_PERCENT, COMPACTED_BYTES));
    }

    @Override
    public void close() {
        stopped.countDown();
        joinFlusher();
        flush();
    }

    private void joinFlusher() {
        boolean interrupted = false;
        while (flusher.isAlive()) {
            try {
                flusher.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
