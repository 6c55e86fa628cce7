package dev.kiln.emulator.internal.inprocess;

import dev.kiln.emulator.internal.message.ReplyBody;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A body on its way to a subscriber. What was flushed is published as soon as there is demand; while too much waits for
 * demand the writer blocks. A subscriber that cancels makes the writer's next write throw.
 */
final class PublishedReply implements Publisher<ByteBuffer> {
    private static final int WAITING_BYTES = 128 << 10;
    private static final int GATHERED_BYTES = 8 << 10;

    private final long length;
    private final Consumer<@Nullable Throwable> ended;
    private final Queue<ByteBuffer> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong demand = new AtomicLong();
    /** Signals come from one thread at a time: whoever raises this from zero publishes for all. */
    private final AtomicInteger turns = new AtomicInteger();

    private final AtomicBoolean subscribed = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition taken = lock.newCondition();
    private int waitingBytes;
    private volatile @Nullable Subscriber<? super ByteBuffer> subscriber;
    private volatile boolean complete;
    private volatile @Nullable Throwable broken;
    private volatile @Nullable Throwable misused;

    /**
     * @param length of the whole body, or -1
     * @param ended told once, how it ended: with null when the subscriber got all
     */
    PublishedReply(long length, Consumer<@Nullable Throwable> ended) {
        this.length = length;
        this.ended = ended;
    }

    ReplyBody.BodyStream writer() {
        return new Writer();
    }

    /** Publishes a body that is in memory already. */
    void whole(byte[] bytes) {
        if (bytes.length > 0) {
            waiting.add(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
        }
        complete = true;
        publish();
    }

    /** There will be no end: the subscriber gets what was flushed so far, then an error. */
    void breakOff(String why) {
        lock.lock();
        try {
            if (!complete && broken == null) {
                broken = new IOException(why);
            }
            taken.signalAll();
        } finally {
            lock.unlock();
        }
        publish();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> given) {
        Objects.requireNonNull(given, "subscriber");
        if (subscribed.getAndSet(true)) {
            given.onSubscribe(new Subscription() {
                @Override
                public void request(long amount) {
                    // there is nothing to ask for
                }

                @Override
                public void cancel() {
                    // nor to cancel
                }
            });
            given.onError(new IllegalStateException("a reply is published once"));
            return;
        }
        // nothing may be signalled before onSubscribe has returned
        turns.incrementAndGet();
        subscriber = given;
        given.onSubscribe(new Demand());
        publishInTurn();
    }

    private void publish() {
        if (subscriber != null && turns.getAndIncrement() == 0) {
            publishInTurn();
        }
    }

    private void publishInTurn() {
        Subscriber<? super ByteBuffer> target = Objects.requireNonNull(subscriber);
        for (int turn = turns.get(); turn != 0; turn = turns.addAndGet(-turn)) {
            try {
                publishTo(target);
            } catch (RuntimeException against) {
                // subscribers must not throw; one that does is gone
                finish(against);
            }
        }
    }

    private void publishTo(Subscriber<? super ByteBuffer> target) {
        // in this order: what was added before the end was said is found in the queue
        Throwable failure = broken;
        boolean all = complete;
        while (!over.get() && misused == null && demand.get() > 0) {
            ByteBuffer next = waiting.poll();
            if (next == null) {
                break;
            }
            if (demand.get() != Long.MAX_VALUE) {
                demand.decrementAndGet();
            }
            int bytes = next.remaining();
            target.onNext(next);
            release(bytes);
        }
        Throwable misuse = misused;
        if (over.get()) {
            return;
        }
        if (misuse != null) {
            target.onError(misuse);
            finish(misuse);
        } else if (waiting.isEmpty() && failure != null) {
            target.onError(failure);
            finish(failure);
        } else if (waiting.isEmpty() && all) {
            target.onComplete();
            finish(null);
        }
    }

    private void finish(@Nullable Throwable failure) {
        if (!over.getAndSet(true)) {
            waiting.clear();
            release(0);
            ended.accept(failure);
        }
    }

    private void release(int bytes) {
        lock.lock();
        try {
            waitingBytes -= bytes;
            taken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Demand implements Subscription {
        @Override
        public void request(long amount) {
            if (amount <= 0) {
                misused = new IllegalArgumentException("demand must be positive (rule 3.9), but is " + amount);
                publish();
                return;
            }
            demand.accumulateAndGet(amount, (now, more) -> now + more < 0 ? Long.MAX_VALUE : now + more);
            publish();
        }

        @Override
        public void cancel() {
            finish(new IOException("the subscriber cancelled"));
        }
    }

    private final class Writer extends ReplyBody.BodyStream {
        private final byte[] gathered = new byte[GATHERED_BYTES];
        private int size;
        private long count;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int amount) throws IOException {
            Objects.checkFromIndexSize(offset, amount, bytes.length);
            usable();
            count += amount;
            if (length >= 0 && count > length) {
                throw mismatch();
            }
            if (amount > gathered.length - size) {
                push();
            }
            if (amount <= gathered.length) {
                System.arraycopy(bytes, offset, gathered, size, amount);
                size += amount;
                return;
            }
            for (int from = offset, end = offset + amount; from < end; ) {
                int until = Math.min(end, from + WAITING_BYTES / 2);
                offer(ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, until)));
                from = until;
            }
        }

        @Override
        public void flush() throws IOException {
            usable();
            push();
        }

        private void push() throws IOException {
            if (size > 0) {
                ByteBuffer part = ByteBuffer.wrap(Arrays.copyOf(gathered, size));
                size = 0;
                offer(part);
            }
        }

        private void offer(ByteBuffer part) throws IOException {
            lock.lock();
            try {
                while (waitingBytes >= WAITING_BYTES && !over.get() && broken == null) {
                    taken.await();
                }
                usable();
                waitingBytes += part.remaining();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting for the reader");
            } finally {
                lock.unlock();
            }
            waiting.add(part);
            publish();
        }

        @Override
        public void close() throws IOException {
            if (complete) {
                return;
            }
            usable();
            if (length >= 0 && count < length) {
                throw mismatch();
            }
            push();
            complete = true;
            publish();
        }

        @Override
        public void abort() {
            breakOff("the body was aborted");
        }

        private IOException mismatch() {
            String why = "the body is not of the " + length + " bytes that were announced";
            breakOff(why);
            return new IOException(why);
        }

        private void usable() throws IOException {
            if (over.get()) {
                throw new IOException(complete ? "the body is closed" : "the reader left");
            }
            Throwable failure = broken;
            if (complete || failure != null) {
                throw new IOException(failure == null ? "the body is closed" : failure.getMessage());
            }
        }
    }
}
