package dev.kiln.emulator.internal.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.message.ReplyBody.BodyStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The rules are those of the Reactive Streams specification 1.0.4. */
@Timeout(30)
class PublishedReplyTest {
    private final List<@Nullable Throwable> ends = new ArrayList<>();
    private final PublishedReply reply = new PublishedReply(-1, ends::add);
    private final BodyStream writer = reply.writer();
    private final Signals signals = new Signals();

    /** Notes what it is told. */
    private static class Signals implements Subscriber<ByteBuffer> {
        final List<String> seen = new ArrayList<>();

        @Nullable
        Subscription subscription;

        Subscription subscription() {
            return Objects.requireNonNull(subscription);
        }

        @Override
        public void onSubscribe(Subscription given) {
            seen.add("subscribed");
            subscription = given;
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            seen.add("next " + bytes.remaining());
        }

        @Override
        public void onError(Throwable failure) {
            seen.add("error " + failure.getClass().getSimpleName());
        }

        @Override
        public void onComplete() {
            seen.add("complete");
        }
    }

    @Test
    void signalsNoMoreThanIsAskedFor() throws Exception { // 1.1
        reply.subscribe(signals);
        for (int i = 1; i <= 4; i++) {
            writer.write(new byte[i]);
            writer.flush();
        }
        assertThat(signals.seen).containsExactly("subscribed");
        signals.subscription().request(2);
        assertThat(signals.seen).containsExactly("subscribed", "next 1", "next 2");
        signals.subscription().request(1);
        signals.subscription().request(Long.MAX_VALUE);
        signals.subscription().request(Long.MAX_VALUE);
        writer.write(new byte[5]);
        assertThat(signals.seen).endsWith("next 3", "next 4");
        writer.close();
        assertThat(signals.seen).endsWith("next 4", "next 5", "complete");
        assertThat(ends).containsExactly((Throwable) null);
    }

    @Test
    void completesWithoutDemandWhereThereIsNothing() throws Exception { // 1.5
        reply.subscribe(signals);
        writer.close();
        assertThat(signals.seen).containsExactly("subscribed", "complete");
    }

    @Test
    void saysWhatWasWrittenBeforeItBrokeOff() throws Exception { // 1.4
        reply.subscribe(signals);
        writer.write(1);
        writer.flush();
        writer.abort();
        assertThat(signals.seen).containsExactly("subscribed");
        signals.subscription().request(5);
        assertThat(signals.seen).containsExactly("subscribed", "next 1", "error IOException");
        assertThat(ends).singleElement().isInstanceOf(IOException.class);
        assertThatThrownBy(() -> writer.write(1)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesASecondSubscriberAndNull() { // 1.9, 1.11
        reply.subscribe(signals);
        Signals second = new Signals();
        reply.subscribe(second);
        assertThat(second.seen).containsExactly("subscribed", "error IllegalStateException");
        assertThat(signals.seen).containsExactly("subscribed");
        assertThatThrownBy(() -> reply.subscribe(nothing())).isInstanceOf(NullPointerException.class);
    }

    @SuppressWarnings("NullAway") // what a careless caller would pass
    private static Subscriber<ByteBuffer> nothing() {
        return null;
    }

    @Test
    void refusesDemandThatIsNotPositive() throws Exception { // 3.9
        for (long demand : new long[] {0, -1, Long.MIN_VALUE}) {
            PublishedReply own = new PublishedReply(-1, failure -> {});
            Signals mine = new Signals();
            own.subscribe(mine);
            own.whole(new byte[10]);
            mine.subscription().request(demand);
            assertThat(mine.seen).containsExactly("subscribed", "error IllegalArgumentException");
        }
    }

    @Test
    void signalsNothingAfterCancel() throws Exception { // 1.8, 3.6, 3.7
        reply.subscribe(signals);
        writer.write(1);
        writer.flush();
        signals.subscription().cancel();
        signals.subscription().cancel();
        signals.subscription().request(10);
        assertThat(signals.seen).containsExactly("subscribed");
        assertThatThrownBy(() -> writer.write(1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("left");
        assertThatThrownBy(writer::close).isInstanceOf(IOException.class);
        assertThat(ends).singleElement().isInstanceOf(IOException.class);
    }

    @Test
    void asksAndIsAskedWithinASignalWithoutRecursion() { // 3.3
        AtomicInteger depth = new AtomicInteger();
        AtomicInteger deepest = new AtomicInteger();
        AtomicInteger count = new AtomicInteger();
        Signals greedy = new Signals() {
            @Override
            public void onSubscribe(Subscription given) {
                super.onSubscribe(given);
                given.request(1);
                assertThat(count.get()).isZero(); // 1.3: not before onSubscribe has returned
            }

            @Override
            public void onNext(ByteBuffer bytes) {
                deepest.accumulateAndGet(depth.incrementAndGet(), Math::max);
                count.addAndGet(bytes.remaining());
                subscription().request(1);
                depth.decrementAndGet();
            }
        };
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> writing = thread.submit(() -> {
                for (int i = 0; i < 10_000; i++) {
                    writer.write(new byte[100]);
                    writer.flush();
                }
                writer.close();
                return null;
            });
            reply.subscribe(greedy);
            assertThat(writing).succeedsWithin(java.time.Duration.ofSeconds(20));
        } finally {
            thread.shutdown();
        }
        assertThat(count).hasValue(1_000_000);
        assertThat(deepest).hasValue(1);
        assertThat(greedy.seen).endsWith("complete");
    }

    @Test
    void blocksTheWriterUntilThereIsDemand() throws Exception {
        AtomicInteger written = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    try {
                        for (int i = 0; i < 100; i++) {
                            writer.write(new byte[64 << 10]);
                            written.incrementAndGet();
                        }
                        writer.close();
                        done.countDown();
                    } catch (IOException unexpected) {
                        written.set(-1);
                    }
                },
                "writer of a test");
        thread.start();
        reply.subscribe(signals);
        assertThat(done.await(200, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(written.get()).isBetween(1, 5);
        signals.subscription().request(Long.MAX_VALUE);
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        thread.join();
    }

    @Test
    void freesABlockedWriterOnCancel() throws Exception {
        CompletableFuture<IOException> thrown = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            writer.write(new byte[64 << 10]);
                        }
                    } catch (IOException left) {
                        thrown.complete(left);
                    }
                },
                "writer of a test");
        reply.subscribe(signals);
        thread.start();
        signals.subscription().cancel();
        assertThat(thrown.get(10, TimeUnit.SECONDS)).hasMessageContaining("left");
        thread.join();
    }

    @Test
    void endsWithASubscriberThatThrows() throws Exception { // 2.13
        Signals careless = new Signals() {
            @Override
            public void onNext(ByteBuffer bytes) {
                throw new IllegalStateException("made by the test");
            }
        };
        reply.subscribe(careless);
        careless.subscription().request(1);
        writer.write(1);
        writer.flush();
        assertThat(ends).singleElement().isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writer.write(1)).isInstanceOf(IOException.class);
    }
}
