package dev.kiln.emulator.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitersTest {
    private static final Duration TWENTY_SECONDS = Duration.ofSeconds(20);

    private final ManualTime time = new ManualTime();
    private final Waiters<String, String> waiters = new Waiters<>(time, 3);

    @Test
    void handsAValueToWhoeverWaitedLongest() {
        CompletableFuture<String> first = waiters.park("queue", TWENTY_SECONDS);
        CompletableFuture<String> second = waiters.park("queue", TWENTY_SECONDS);

        assertThat(waiters.offer("queue", "message")).isTrue();

        assertThat(first).isCompletedWithValue("message");
        assertThat(second).isNotDone();
        assertThat(time.pending()).as("timers left").isEqualTo(1);
    }

    @Test
    void leavesTheValueWithTheCallerWhenNobodyWaits() {
        CompletableFuture<String> other = waiters.park("other", TWENTY_SECONDS);

        assertThat(waiters.offer("queue", "message")).isFalse();
        assertThat(other).isNotDone();
    }

    @Test
    void completesWithNullWhenTheTimeIsOver() {
        CompletableFuture<String> waiter = waiters.park("queue", TWENTY_SECONDS);

        time.advance(TWENTY_SECONDS);

        assertThat(waiter).isCompletedWithValue(null);
        assertThat(waiters.size()).isZero();
        assertThat(waiters.offer("queue", "late")).isFalse();
    }

    @Test
    void passesOverACancelledWaiter() {
        CompletableFuture<String> gone = waiters.park("queue", TWENTY_SECONDS);
        CompletableFuture<String> next = waiters.park("queue", TWENTY_SECONDS);

        gone.cancel(false);

        assertThat(waiters.size()).isEqualTo(1);
        assertThat(time.pending()).isEqualTo(1);
        assertThat(waiters.offer("queue", "message")).isTrue();
        assertThat(next).isCompletedWithValue("message");
    }

    @Test
    void refusesMoreWaitersThanTheLimitAndRecovers() {
        for (int i = 0; i < 3; i++) {
            assertThat(waiters.park("queue" + i, TWENTY_SECONDS)).isNotDone();
        }
        assertThatThrownBy(() -> waiters.park("queue", TWENTY_SECONDS))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("no more than 3 requests can wait at a time");

        assertThat(waiters.offer("queue1", "message")).isTrue();

        assertThat(waiters.park("queue", TWENTY_SECONDS)).isNotDone();
    }

    @Test
    void handsAValueToAllOfAKey() {
        CompletableFuture<String> first = waiters.park("queue", TWENTY_SECONDS);
        CompletableFuture<String> second = waiters.park("queue", TWENTY_SECONDS);
        CompletableFuture<String> other = waiters.park("other", TWENTY_SECONDS);

        assertThat(waiters.offerAll("queue", "deleted")).isEqualTo(2);

        assertThat(List.of(first, second)).allSatisfy(f -> assertThat(f).isCompletedWithValue("deleted"));
        assertThat(other).isNotDone();
        assertThat(waiters.waiting("queue")).isZero();
    }

    @Test
    void runsContinuationsOutsideItsLock() {
        CompletableFuture<String> waiter = waiters.park("queue", TWENTY_SECONDS);
        CompletableFuture<Integer> sizeSeenByAnotherThread = waiter.thenApply(
                v -> CompletableFuture.supplyAsync(waiters::size).join());

        waiters.offer("queue", "message");

        assertThat(sizeSeenByAnotherThread).isCompletedWithValue(0);
    }

    @Test
    void endsEveryWaitWhenClosed() {
        CompletableFuture<String> waiter = waiters.park("queue", TWENTY_SECONDS);

        waiters.close();

        assertThat(waiter).isCompletedWithValue(null);
        assertThat(waiters.park("queue", TWENTY_SECONDS)).isCompletedWithValue(null);
        assertThat(time.pending()).isZero();
    }

    @Test
    void losesNoValueWhenOffersRaceWithCancellations() throws Exception {
        Waiters<String, Integer> racing = new Waiters<>(time, 100_000);
        List<CompletableFuture<Integer>> parked = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            parked.add(racing.park("queue", TWENTY_SECONDS));
        }
        ConcurrentLinkedQueue<Integer> accepted = new ConcurrentLinkedQueue<>();
        AtomicInteger received = new AtomicInteger();
        CompletableFuture<?>[] counted = parked.stream()
                .map(f -> f.handle((value, failure) -> received.addAndGet(value == null ? 0 : 1)))
                .toArray(CompletableFuture<?>[]::new);

        Thread offering = new Thread(() -> {
            for (int i = 0; i < 20_000 && racing.offer("queue", i); i++) {
                accepted.add(i);
            }
        });
        offering.start();
        for (int i = 0; i < parked.size(); i += 2) {
            parked.get(i).cancel(false);
        }
        offering.join();

        assertThat(counted).allMatch(CompletableFuture::isDone);
        assertThat(received).hasValue(accepted.size());
        assertThat(racing.size()).isZero();
    }
}
