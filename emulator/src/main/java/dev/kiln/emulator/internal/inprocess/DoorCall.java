package dev.kiln.emulator.internal.inprocess;

import dev.kiln.emulator.internal.message.HttpDoor;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.RequestBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** One request of a synchronous client. */
final class DoorCall implements ExecutableHttpRequest {
    private final HttpDoor door;
    private final Executor blocking;
    private final HttpExecuteRequest request;
    private volatile boolean aborted;
    private volatile @Nullable CompletableFuture<HttpReply> answering;
    private volatile @Nullable Pipe pipe;

    DoorCall(HttpDoor door, Executor blocking, HttpExecuteRequest request) {
        this.door = door;
        this.blocking = blocking;
        this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
        SdkHttpRequest sdkRequest = request.httpRequest();
        HttpReply reply = reply(Messages.head(sdkRequest));
        HttpExecuteResponse.Builder response =
                HttpExecuteResponse.builder().response(Messages.response(sdkRequest, reply));
        if (!Messages.hasBody(sdkRequest, reply)) {
            if (reply.body() instanceof ReplyBody.Produced produced) {
                Producing.begin(blocking, produced, new DroppedBody(null));
            }
            return response.build();
        }
        return response.responseBody(body(reply.body())).build();
    }

    private HttpReply reply(HttpRequest head) throws IOException {
        InputStream content = null;
        try {
            HttpDoor.BodyPlan plan = door.plan(head);
            if (Messages.declaredLength(head) > plan.maxBytes()) {
                return door.tooLarge(head, plan.maxBytes());
            }
            content = content();
            RequestBody body;
            if (plan.streaming()) {
                body = new RequestBody.Arriving(
                        Messages.declaredLength(head), new BoundedStream(content, plan.maxBytes()));
            } else {
                byte[] bytes = content.readNBytes((int) Math.min(plan.maxBytes() + 1, Integer.MAX_VALUE - 8));
                if (bytes.length > plan.maxBytes()) {
                    return door.tooLarge(head, plan.maxBytes());
                }
                body = RequestBody.of(bytes);
            }
            return await(door.answer(Messages.with(head, body)).toCompletableFuture());
        } catch (ExecutionException bug) {
            return Messages.failed(head, bug.getCause());
        } catch (RuntimeException bug) {
            if (aborted) {
                throw new IOException("the call was aborted", bug);
            }
            return Messages.failed(head, bug);
        } finally {
            if (content != null) {
                content.close();
            }
        }
    }

    private InputStream content() {
        ContentStreamProvider provider = request.contentStreamProvider().orElse(null);
        return provider == null ? InputStream.nullInputStream() : provider.newStream();
    }

    private HttpReply await(CompletableFuture<HttpReply> answer) throws IOException, ExecutionException {
        answering = answer;
        if (aborted) {
            answer.cancel(false);
        }
        try {
            return answer.get();
        } catch (InterruptedException interrupted) {
            // the client left, as far as the door is concerned
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the answer");
        } catch (CancellationException cancelled) {
            throw new IOException("the call was aborted", cancelled);
        }
    }

    private AbortableInputStream body(ReplyBody body) {
        if (body instanceof ReplyBody.Ready ready) {
            return AbortableInputStream.create(new ByteArrayInputStream(ready.bytes()));
        }
        ReplyBody.Produced produced = (ReplyBody.Produced) body;
        Pipe way = new Pipe(produced.length());
        pipe = way;
        if (aborted) {
            way.breakOff("the call was aborted");
        }
        Producing.begin(blocking, produced, way.writer());
        InputStream reader = way.reader();
        return AbortableInputStream.create(reader, () -> {
            way.breakOff("the call was aborted");
            abort();
        });
    }

    @Override
    public void abort() {
        aborted = true;
        CompletableFuture<HttpReply> answer = answering;
        if (answer != null) {
            answer.cancel(false);
        }
        Pipe way = pipe;
        if (way != null) {
            way.breakOff("the call was aborted");
        }
    }
}
