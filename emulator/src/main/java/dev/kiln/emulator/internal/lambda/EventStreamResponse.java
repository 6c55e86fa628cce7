package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.EventStreamWriter;
import dev.kiln.emulator.internal.aws.Operation.Streamed;
import dev.kiln.emulator.internal.environment.Environments.Ended;
import dev.kiln.emulator.internal.environment.Outcome;
import dev.kiln.emulator.internal.environment.ResponseSink;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.ReplyBody.BodyStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamCompleteEvent;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponse;

/**
 * Frames what a function writes as events and puts each out at once, on the thread that the function writes on: a caller
 * who reads slowly slows the function down, and nothing is collected. The reply's head is ready when the function begins.
 */
final class EventStreamResponse implements ResponseSink {
    /** Of replies whose function failed before it said anything. */
    private static final String NO_CONTENT_TYPE = "application/octet-stream";

    /** Far below the longest message an event stream may have. */
    private static final int MAX_CHUNK_BYTES = 1 << 20;

    private final CompletableFuture<Streamed<InvokeWithResponseStreamResponse>> head = new CompletableFuture<>();
    private final Handover handover = new Handover();
    private final EventStreamWriter.Opener events;
    private final String executedVersion;
    private final boolean tail;
    private final Quotas quotas;
    private final @Nullable Shaper shaper;

    EventStreamResponse(
            EventStreamWriter.Opener events, String executedVersion, boolean tail, Quotas quotas, Time time) {
        this.events = events;
        this.executedVersion = executedVersion;
        this.tail = tail;
        this.quotas = quotas;
        this.shaper = quotas.shaper(time);
    }

    CompletableFuture<Streamed<InvokeWithResponseStreamResponse>> head() {
        return head;
    }

    @Override
    public long maxBytes(boolean streaming) {
        return quotas.responseBytes(streaming);
    }

    @Override
    public OutputStream begin(String contentType, boolean streaming) throws IOException {
        if (!completeHead(contentType)) {
            throw new IOException("the caller left before the function answered");
        }
        return new Chunks();
    }

    private boolean completeHead(String contentType) {
        InvokeWithResponseStreamResponse response = InvokeWithResponseStreamResponse.builder()
                .statusCode(200)
                .executedVersion(executedVersion)
                .responseStreamContentType(contentType)
                .build();
        return head.complete(new Streamed<>(response, null, new ReplyBody.Produced(-1, handover)));
    }

    /** Ends the reply. */
    void end(@Nullable Ended ended, @Nullable Throwable bug) {
        if (ended == null) {
            head.completeExceptionally(bug == null ? new IllegalStateException("an invocation without an end") : bug);
            handover.finish(BodyStream::abort);
            return;
        }
        boolean begun = !completeHead(NO_CONTENT_TYPE);
        if (ended.outcome() instanceof Outcome.CallerGone) {
            handover.finish(BodyStream::abort);
        } else {
            handover.finish(body -> complete(body, ended, begun));
        }
    }

    private void complete(BodyStream body, Ended ended, boolean begun) {
        InvokeWithResponseStreamCompleteEvent.Builder last = InvokeWithResponseStreamCompleteEvent.builder();
        if (ended.outcome() instanceof Outcome.Failed failed) {
            // seen on AWS: an error that comes in the response's place is told as Invoke tells it
            last.errorCode(begun ? failed.errorType() : "Unhandled")
                    .errorDetails(new String(failed.payload(), StandardCharsets.UTF_8));
        }
        if (tail) {
            last.logResult(Invocations.logResult(ended));
        }
        try {
            events.open(body).event("InvokeComplete", last.build());
            body.close();
        } catch (IOException gone) {
            body.abort();
        }
    }

    /** Each write is an event. */
    private final class Chunks extends OutputStream {
        private @Nullable EventStreamWriter writer;

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; ) {
                int next = Math.min(length - done, MAX_CHUNK_BYTES);
                int granted = shaper == null ? next : shaper.take(next);
                int from = offset + done;
                handover.write(body -> {
                    writer(body).payloadChunk(bytes, from, granted);
                    body.flush();
                });
                done += granted;
            }
        }

        private EventStreamWriter writer(BodyStream body) {
            EventStreamWriter opened = writer == null ? events.open(body) : writer;
            writer = opened;
            return opened;
        }
    }
}
