package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.environment.Environments.Ended;
import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.environment.Outcome;
import dev.kiln.emulator.internal.environment.ResponseSink;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.ReplyBody.BodyStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The reply of a function URL in the mode RESPONSE_STREAM: what the function writes goes out at once, on the thread it
 * writes on. A prelude becomes status and headers; without one the status is 200.
 */
final class UrlStream implements ResponseSink {
    /** After so many the end of the invocation is looked for. */
    private static final int MAX_WRITE_BYTES = 1 << 20;

    private final CompletableFuture<HttpReply> reply = new CompletableFuture<>();
    private final Handover handover = new Handover();
    private final Event event;
    private final Quotas quotas;
    private final @Nullable Shaper shaper;
    private volatile boolean refused;

    UrlStream(Event event, Quotas quotas, Time time) {
        this.event = event;
        this.quotas = quotas;
        this.shaper = quotas.shaper(time);
    }

    CompletableFuture<HttpReply> reply() {
        return reply;
    }

    @Override
    public long maxBytes(boolean streaming) {
        return quotas.responseBytes(streaming);
    }

    @Override
    public OutputStream begin(String contentType, boolean streaming) throws IOException {
        if (contentType.equals(Prelude.CONTENT_TYPE)) {
            return new Body(new Prelude());
        }
        start(200, Headers.of("Content-Type", contentType));
        return new Body(null);
    }

    private void start(int status, Headers headers) throws IOException {
        UrlReply.identify(headers, event);
        if (!reply.complete(new HttpReply(status, headers, new ReplyBody.Produced(-1, handover)))) {
            throw new IOException("the caller left before the function answered");
        }
    }

    private void start(Prelude prelude) throws IOException {
        HttpReply head = prelude.isComplete() ? UrlReply.head(prelude.json()) : null;
        if (head == null) {
            refused = true;
            reply.complete(UrlReply.badGateway(event));
            throw new IOException("the response does not begin with status and headers as JSON and eight NUL bytes");
        }
        if (!head.headers().contains("Content-Type")) {
            head.headers().add("Content-Type", "application/octet-stream");
        }
        start(head.status(), head.headers());
    }

    /** Ends the reply: in order, or, once it has begun, by breaking it off so that nobody takes a part for the whole. */
    void end(@Nullable Ended ended, @Nullable Throwable bug) {
        if (ended == null) {
            reply.completeExceptionally(bug == null ? new IllegalStateException("an invocation without an end") : bug);
        }
        boolean begun = !reply.complete(UrlReply.badGateway(event));
        if (!begun || refused) {
            return;
        }
        if (ended != null && ended.outcome() instanceof Outcome.Succeeded) {
            handover.finish(UrlStream::close);
        } else {
            handover.finish(BodyStream::abort);
        }
    }

    private static void close(BodyStream body) {
        try {
            body.close();
        } catch (IOException gone) {
            body.abort();
        }
    }

    private final class Body extends OutputStream {
        /** Null once it was read, or where there is none. */
        private @Nullable Prelude prelude;

        Body(@Nullable Prelude prelude) {
            this.prelude = prelude;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int to = offset + length;
            Prelude awaited = prelude;
            if (awaited != null) {
                from = awaited.feed(bytes, from, to);
                if (!awaited.isComplete() && !awaited.isTooLong()) {
                    return;
                }
                start(awaited);
                prelude = null;
            }
            send(bytes, from, to);
        }

        private void send(byte[] bytes, int from, int to) throws IOException {
            for (int at = from; at < to; ) {
                int next = Math.min(to - at, MAX_WRITE_BYTES);
                int granted = shaper == null ? next : shaper.take(next);
                int start = at;
                handover.write(body -> {
                    body.write(bytes, start, granted);
                    body.flush();
                });
                at += granted;
            }
        }

        @Override
        public void close() throws IOException {
            Prelude awaited = prelude;
            if (awaited != null) {
                prelude = null;
                start(awaited);
            }
        }
    }
}
