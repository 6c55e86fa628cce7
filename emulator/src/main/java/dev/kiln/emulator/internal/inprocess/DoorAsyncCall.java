package dev.kiln.emulator.internal.inprocess;

import dev.kiln.emulator.internal.message.HttpDoor;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.RequestBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/** One request of an asynchronous client. */
final class DoorAsyncCall {
    private final HttpDoor door;
    private final Executor blocking;
    private final AsyncExecuteRequest request;
    private final HttpRequest head;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile @Nullable CompletableFuture<HttpReply> answering;
    private volatile @Nullable PublishedReply publishing;

    DoorAsyncCall(HttpDoor door, Executor blocking, AsyncExecuteRequest request) {
        this.door = door;
        this.blocking = blocking;
        this.request = request;
        this.head = Messages.head(request.request());
    }

    CompletableFuture<Void> begin() {
        CompletionStage<Void> end = done;
        end.whenComplete((nothing, failure) -> {
            if (failure != null) {
                stopped();
            }
        });
        execute(this::take);
        return done;
    }

    private void execute(Runnable task) {
        try {
            blocking.execute(task);
        } catch (RejectedExecutionException closed) {
            fail(new IOException("the emulator is closed", closed));
        }
    }

    /** Takes the body as the door wants it. */
    private void take() {
        try {
            HttpDoor.BodyPlan plan = door.plan(head);
            SdkHttpContentPublisher content = request.requestContentPublisher();
            long length = content == null ? 0 : content.contentLength().orElseGet(() -> Messages.declaredLength(head));
            if (length > plan.maxBytes()) {
                deliver(door.tooLarge(head, plan.maxBytes()));
            } else if (content == null) {
                answer(RequestBody.EMPTY);
            } else if (plan.streaming()) {
                PublishedStream stream = new PublishedStream();
                content.subscribe(stream);
                answer(new RequestBody.Arriving(length, new BoundedStream(stream, plan.maxBytes())));
            } else {
                collect(content, plan.maxBytes());
            }
        } catch (RuntimeException | Error bug) {
            deliver(Messages.failed(head, bug));
        }
    }

    private void collect(Publisher<ByteBuffer> content, long maxBytes) {
        CollectedContent collected = new CollectedContent(maxBytes);
        content.subscribe(collected);
        CompletableFuture<byte[]> result = collected.result();
        CompletionStage<byte[]> last = result;
        if (result.isDone()) {
            last.whenComplete(this::collected);
        } else {
            // the last signal comes on a thread of the publisher, which has other things to do
            last.whenComplete((bytes, failure) -> execute(() -> collected(bytes, failure)));
        }
    }

    private void collected(byte[] bytes, @Nullable Throwable failure) {
        try {
            if (failure instanceof RequestBody.TooLongException tooLong) {
                deliver(door.tooLarge(head, tooLong.maxBytes()));
            } else if (failure != null) {
                fail(failure);
            } else {
                answer(RequestBody.of(bytes));
            }
        } catch (RuntimeException | Error bug) {
            deliver(Messages.failed(head, bug));
        }
    }

    private void answer(RequestBody body) {
        if (done.isDone()) {
            return; // given up before it was begun
        }
        CompletionStage<HttpReply> stage = door.answer(Messages.with(head, body));
        answering = stage.toCompletableFuture();
        if (done.isDone()) {
            stopped();
        }
        stage.whenComplete((reply, failure) -> {
            if (failure == null) {
                deliver(reply);
            } else if (!done.isDone()) {
                deliver(Messages.failed(head, failure));
            }
        });
    }

    private void deliver(HttpReply reply) {
        if (done.isDone() || answered.getAndSet(true)) {
            if (reply.body() instanceof ReplyBody.Produced produced) {
                Producing.begin(blocking, produced, new DroppedBody("the reader left"));
            }
            return;
        }
        boolean hasBody = Messages.hasBody(request.request(), reply);
        PublishedReply published = new PublishedReply(length(reply), this::ended);
        publishing = published;
        if (done.isDone()) {
            stopped();
        }
        request.responseHandler().onHeaders(Messages.response(request.request(), reply));
        request.responseHandler().onStream(published);
        if (reply.body() instanceof ReplyBody.Ready ready) {
            published.whole(hasBody ? ready.bytes() : new byte[0]);
        } else if (reply.body() instanceof ReplyBody.Produced produced) {
            if (!hasBody) {
                published.whole(new byte[0]);
            }
            Producing.begin(blocking, produced, hasBody ? published.writer() : new DroppedBody(null));
        }
    }

    private static long length(HttpReply reply) {
        return reply.body() instanceof ReplyBody.Produced produced ? produced.length() : -1;
    }

    private void ended(@Nullable Throwable failure) {
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(failure);
        }
    }

    /** The SDK gave up, for example because the call took too long. */
    private void stopped() {
        CompletableFuture<HttpReply> answer = answering;
        if (answer != null) {
            answer.cancel(false);
        }
        PublishedReply published = publishing;
        if (published != null) {
            published.breakOff("the call was cancelled");
        }
    }

    private void fail(Throwable failure) {
        if (!answered.getAndSet(true)) {
            request.responseHandler().onError(failure);
            done.completeExceptionally(failure);
        }
    }
}
