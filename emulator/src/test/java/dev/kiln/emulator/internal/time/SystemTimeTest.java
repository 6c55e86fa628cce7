package dev.kiln.emulator.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemTimeTest {
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final SystemTime time = new SystemTime(workers);

    @AfterEach
    void stop() {
        time.close();
        workers.shutdownNow();
    }

    @Test
    void runsTheTaskOnTheExecutorAfterTheDelay() throws Exception {
        CompletableFuture<String> ranOn = new CompletableFuture<>();
        long before = time.nanos();

        time.after(
                Duration.ofMillis(20),
                () -> ranOn.complete(Thread.currentThread().getName()));

        assertThat(ranOn.get(10, TimeUnit.SECONDS)).startsWith("pool-");
        assertThat(time.nanos() - before)
                .isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos());
    }

    @Test
    void aBlockedTaskDelaysNoOther() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        time.after(Duration.ZERO, () -> awaitQuietly(release));

        time.after(Duration.ofMillis(1), second::countDown);

        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
        release.countDown();
    }

    @Test
    void keepsAMillionTimersAndForgetsTheCancelled() {
        List<Time.Timer> timers = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            timers.add(time.after(Duration.ofHours(1).plusMillis(i % 977), () -> {}));
        }
        assertThat(time.pending()).isEqualTo(1_000_000);

        timers.forEach(Time.Timer::cancel);

        assertThat(time.pending()).isZero();
    }

    @Test
    void startsItsThreadWithTheFirstTimerOnly() {
        try (SystemTime quiet = new SystemTime(Runnable::run)) {
            assertThat(quiet.now()).isNotNull();
            assertThat(quiet.threads()).isZero();
            quiet.after(Duration.ofHours(1), () -> {});
            assertThat(quiet.threads()).isEqualTo(1);
        }
    }

    @Test
    void neverFiresOnceClosed() {
        List<String> ran = new ArrayList<>();
        SystemTime closed = new SystemTime(Runnable::run);
        closed.close();

        Time.Timer timer = closed.after(Duration.ZERO, () -> ran.add("ran"));

        assertThat(timer.cancel()).isFalse();
        assertThat(ran).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
