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

/**
 * Where a function that writes a response meets the transport that sends it. The transport opens the body once the head
 * is sent; the function's thread, which brought the head about, waits for that.
 */
final class Handover implements Producer {
    /** A head that is not sent by then never will be. */
    private static final long MAX_WAIT_SECONDS = 60;

    private final CompletableFuture<BodyStream> opened = new CompletableFuture<>();

    @Override
    public void open(BodyStream body) {
        opened.complete(body);
    }

    /** Waits for the transport. */
    BodyStream body() throws IOException {
        try {
            return opened.get(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the reply's head was sent");
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("the caller left before the reply's head was sent", failed);
        }
    }

    /** Does the last thing once the body is open, without waiting for that. */
    void finish(Consumer<BodyStream> last) {
        CompletionStage<BodyStream> stage = opened;
        stage.thenAccept(last);
    }
}
