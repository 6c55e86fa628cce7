package dev.kiln.emulator.internal.message;

import java.util.concurrent.CompletionStage;

/**
 * Answers requests of one kind: the AWS APIs, function URLs, the Runtime API. A door never blocks the caller for long and
 * never completes exceptionally for anything a peer sent; a failed stage is a bug and becomes a bare 500.
 */
public interface HttpDoor {
    /** Says, from the head alone (its body is empty here), how the body is to be taken and bounded. */
    BodyPlan plan(HttpRequest head);

    /**
     * Answers the request. Runs on a worker thread, or where the plan says that it is brief on an {@link IoThread}; the stage may complete later, on any thread. If the stage is a
     * {@link java.util.concurrent.CompletableFuture} and the client leaves before it is complete, it is cancelled
     * ({@code cancel(false)}): whoever wanted to complete it learns so from {@code complete} returning false. Only that
     * very future is cancelled, not the ones it depends on.
     */
    CompletionStage<HttpReply> answer(HttpRequest request);

    /** Answers in place of {@link #answer} when the body was longer than the plan allows. */
    HttpReply tooLarge(HttpRequest head, long maxBytes);

    /**
     * How a body is taken.
     *
     * @param streaming true: {@link RequestBody.Arriving}, read while it arrives; false: collected first
     * @param maxBytes bodies longer than this are refused
     * @param brief whether the answer takes so little time that the way to a worker would take more
     */
    record BodyPlan(boolean streaming, long maxBytes, boolean brief) {
        public BodyPlan(boolean streaming, long maxBytes) {
            this(streaming, maxBytes, false);
        }
    }
}
