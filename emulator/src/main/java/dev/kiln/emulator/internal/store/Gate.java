package dev.kiln.emulator.internal.store;

import dev.kiln.emulator.internal.message.IoThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets any number of writers in, or one who needs the store to stand still (a commit, a snapshot, a rollback).
 *
 * <p>Who waits for a still store goes first, but writers wait for it no longer than a moment: a writer who holds a lock of
 * its own, which another writer inside waits for, would otherwise wait forever. So no lock order of the callers can lead to
 * a deadlock, at worst to a pause.
 */
final class Gate {
    private static final long COURTESY_MILLIS = 20;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    void enter() {
        boolean interrupted = false;
        while (true) {
            try {
                long courtesy = IoThread.attempting() ? 0 : COURTESY_MILLIS;
                if (lock.readLock().tryLock(courtesy, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
            IoThread.leaveIfAttempted();
            // unlike the timed one, this overtakes those who wait for the store to stand still
            if (lock.readLock().tryLock()) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves; returns whether the thread is out, and not in an outer write. */
    boolean leave() {
        lock.readLock().unlock();
        return lock.getReadHoldCount() == 0;
    }

    void exclusively(Runnable action) {
        if (lock.getReadHoldCount() > 0) {
            throw new IllegalStateException(
                    "a snapshot, rollback or flush cannot happen inside write(...): call it before or after");
        }
        lock.writeLock().lock();
        try {
            action.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
