package dev.kiln.emulator.internal.inprocess;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A published body that a blocking thread reads. Few buffers are asked for ahead. */
final class PublishedStream extends InputStream implements Subscriber<ByteBuffer> {
    private static final int AHEAD = 8;

    private sealed interface Signal {}

    private record Next(ByteBuffer bytes) implements Signal {}

    private record End(@Nullable Throwable failure) implements Signal {}

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final ByteBuffer nothing = ByteBuffer.allocate(0);
    private volatile @Nullable Subscription subscription;
    private ByteBuffer current = nothing;
    private @Nullable End end;

    @Override
    public void onSubscribe(Subscription given) {
        if (subscription != null) {
            given.cancel();
            return;
        }
        subscription = given;
        given.request(AHEAD);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
        signals.add(new Next(bytes.duplicate()));
    }

    @Override
    public void onError(Throwable failure) {
        signals.add(new End(Objects.requireNonNull(failure)));
    }

    @Override
    public void onComplete() {
        signals.add(new End(null));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int amount) throws IOException {
        Objects.checkFromIndexSize(offset, amount, into.length);
        if (amount == 0) {
            return 0;
        }
        while (!current.hasRemaining()) {
            End ended = end;
            if (ended != null) {
                if (ended.failure() != null) {
                    throw new IOException("the body broke off", ended.failure());
                }
                return -1;
            }
            take();
        }
        int piece = Math.min(amount, current.remaining());
        current.get(into, offset, piece);
        return piece;
    }

    private void take() throws InterruptedIOException {
        Signal signal;
        try {
            signal = signals.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the body");
        }
        if (signal instanceof Next next) {
            current = next.bytes();
            Subscription source = subscription;
            if (source != null) {
                source.request(1);
            }
        } else {
            end = (End) signal;
        }
    }

    @Override
    public void close() {
        Subscription source = subscription;
        if (source != null && end == null) {
            source.cancel();
            end = new End(new IOException("the stream is closed"));
            current = nothing;
        }
    }
}
