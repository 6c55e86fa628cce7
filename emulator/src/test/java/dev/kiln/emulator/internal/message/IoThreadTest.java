package dev.kiln.emulator.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class IoThreadTest {
    private final ExecutorService workers = Executors.newSingleThreadExecutor();
    private final ExecutorService holder = Executors.newSingleThreadExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void stop() {
        workers.shutdownNow();
        holder.shutdownNow();
    }

    private CompletionStage<String> locked() {
        log.add("begins");
        IoThread.lock(lock);
        try {
            log.add("changes");
            return CompletableFuture.completedFuture(Thread.currentThread().getName());
        } finally {
            lock.unlock();
        }
    }

    /** Has another thread hold the lock until the latch is open. */
    private CountDownLatch heldByAnother() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        holder.execute(() -> {
            lock.lock();
            try {
                held.countDown();
                release.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
        });
        held.await();
        return release;
    }

    private CompletableFuture<String> onIoThread() {
        CompletableFuture<CompletionStage<String>> stage = new CompletableFuture<>();
        IoThread.run(workers, () -> stage.complete(IoThread.attempt(this::locked)));
        return stage.join().toCompletableFuture();
    }

    @Test
    void runsWhereItIsIfTheLockIsFree() {
        CompletableFuture<String> done = onIoThread();

        assertThat(done).isCompletedWithValue(Thread.currentThread().getName());
        assertThat(log).containsExactly("begins", "changes");
    }

    @Test
    void beginsAnewOnAWorkerIfSomebodyElseHasTheLock() throws Exception {
        CountDownLatch release = heldByAnother();

        CompletableFuture<String> waiting = onIoThread();

        assertThat(waiting).isNotDone();
        release.countDown();
        assertThat(waiting.get(10, TimeUnit.SECONDS))
                .isNotEqualTo(Thread.currentThread().getName());
        assertThat(log).containsExactly("begins", "begins", "changes");
    }

    @Test
    void waitsForTheLockOnAnyOtherThread() throws Exception {
        CountDownLatch release = heldByAnother();
        ExecutorService another = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<CompletionStage<String>> stage =
                    CompletableFuture.supplyAsync(() -> IoThread.attempt(this::locked), another);
            while (!lock.hasQueuedThreads()) {
                Thread.onSpinWait();
            }
            release.countDown();

            stage.join();

            assertThat(log).containsExactly("begins", "changes");
        } finally {
            another.shutdown();
        }
    }

    @Test
    void doesNothingTwiceOnceItHasALock() {
        List<Boolean> attempting = new ArrayList<>();
        IoThread.run(
                workers,
                () -> IoThread.attempt(() -> {
                    attempting.add(IoThread.attempting());
                    CompletionStage<String> done = locked();
                    attempting.add(IoThread.attempting());
                    IoThread.leaveIfAttempted();
                    return done;
                }));

        assertThat(attempting).containsExactly(true, false);
        assertThat(log).containsExactly("begins", "changes");
    }

    @Test
    void doesNothingTwiceOnceItHasChangedSomething() {
        IoThread.run(
                workers,
                () -> IoThread.attempt(() -> {
                    log.add("begins");
                    IoThread.changed();
                    IoThread.leaveIfAttempted();
                    return CompletableFuture.completedFuture("done");
                }));

        assertThat(log).containsExactly("begins");
    }

    @Test
    void leavesForAWorkerWhenThereIsMuchToDo() throws Exception {
        CompletableFuture<CompletionStage<String>> stage = new CompletableFuture<>();
        IoThread.run(
                workers,
                () -> stage.complete(IoThread.attempt(() -> {
                    IoThread.leaveIfAttempted();
                    return CompletableFuture.completedFuture(
                            Thread.currentThread().getName());
                })));

        assertThat(stage.join().toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isNotEqualTo(Thread.currentThread().getName());
    }

    @Test
    void whatFailsOnAWorkerFailsTheStage() throws Exception {
        CompletableFuture<CompletionStage<String>> stage = new CompletableFuture<>();
        IoThread.run(
                workers,
                () -> stage.complete(IoThread.attempt(() -> {
                    IoThread.leaveIfAttempted();
                    throw new IllegalStateException("refused");
                })));

        assertThatThrownBy(() -> stage.join().toCompletableFuture().get(10, TimeUnit.SECONDS))
                .hasRootCauseMessage("refused");
    }

    @Test
    void isNoIoThreadAfterwards() {
        IoThread.run(workers, () -> {});

        IoThread.elsewhere(() -> log.add(Thread.currentThread().getName()));

        assertThat(IoThread.attempting()).isFalse();
        assertThat(log).containsExactly(Thread.currentThread().getName());
    }

    @Test
    void handsWorkToAWorker() throws Exception {
        CompletableFuture<String> name = new CompletableFuture<>();
        IoThread.run(
                workers,
                () -> IoThread.elsewhere(
                        () -> name.complete(Thread.currentThread().getName())));

        assertThat(name.get(10, TimeUnit.SECONDS))
                .isNotEqualTo(Thread.currentThread().getName());
    }
}
