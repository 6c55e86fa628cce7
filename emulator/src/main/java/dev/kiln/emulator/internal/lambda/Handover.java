package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.message.ReplyBody.BodyStream;
import dev.kiln.emulator.internal.message.ReplyBody.Producer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a function that writes a response meets the transport that sends it. The transport opens the body once the head
 * is sent; the function's thread, which brought the head about, waits for that. The end may come from elsewhere, a deadline
 * for example, while that thread is still held back by a slow reader: then it is the one that writes the last thing.
 */
final class Handover implements Producer {
    /** A head that is not sent by then never will be: its caller left in the moment that it was ready. */
    private static final long MAX_WAIT_SECONDS = 30;

    private final CompletableFuture<BodyStream> opened = new CompletableFuture<>();
    private final Object lock = new Object();
    private boolean writing;
    private boolean ended;
    private @Nullable Runnable last;

    /** What is done with the body. */
    @FunctionalInterface
    interface Writing {
        void to(BodyStream body) throws IOException;
    }

    @Override
    public void open(BodyStream body) {
        opened.complete(body);
    }

    /** Waits for the transport and writes. */
    void write(Writing part) throws IOException {
        synchronized (lock) {
            if (ended) {
                throw new IOException("the invocation has ended");
            }
            writing = true;
        }
        try {
            part.to(body());
        } finally {
            leave();
        }
    }

    private void leave() {
        Runnable left;
        synchronized (lock) {
            writing = false;
            left = last;
            last = null;
        }
        if (left != null) {
            left.run();
        }
    }

    /** Does the last thing once the body is open and nobody writes any more, without waiting for either. */
    void finish(Consumer<BodyStream> end) {
        CompletionStage<BodyStream> body = opened;
        Runnable wanted = () -> body.thenAccept(end);
        synchronized (lock) {
            ended = true;
            if (writing) {
                last = wanted;
                return;
            }
        }
        wanted.run();
    }

    private BodyStream body() throws IOException {
        try {
            return opened.get(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the reply's head was sent");
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("the caller left before the reply's head was sent", failed);
        }
    }
}
