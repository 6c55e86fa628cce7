package dev.kiln.emulator.internal.inprocess;

import dev.kiln.emulator.internal.message.RequestBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Takes a published body into memory, up to a bound. */
final class CollectedContent implements Subscriber<ByteBuffer> {
    private final long maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    CollectedContent(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    CompletableFuture<byte[]> result() {
        return result;
    }

    @Override
    public void onSubscribe(Subscription given) {
        if (subscription != null) {
            given.cancel();
            return;
        }
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer next) {
        if (result.isDone()) {
            return;
        }
        if (bytes.size() + (long) next.remaining() > maxBytes) {
            if (subscription != null) {
                subscription.cancel();
            }
            result.completeExceptionally(new RequestBody.TooLongException(maxBytes));
            return;
        }
        byte[] part = new byte[next.remaining()];
        next.duplicate().get(part);
        bytes.writeBytes(part);
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(bytes.toByteArray());
    }
}
