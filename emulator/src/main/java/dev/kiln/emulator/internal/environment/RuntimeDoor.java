package dev.kiln.emulator.internal.environment;

import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API as calls: what a runtime may say to its environment. The HTTP listener and the in-process launcher both
 * stand in front of it. A refused transition throws {@link RuntimeApiError}.
 */
public interface RuntimeDoor {
    /** Waits, without limit, for an event. The stage fails when the environment is shut down. */
    CompletionStage<Invocation> next();

    /**
     * Answers with a response whose body is read to its end here, on the calling thread, with back-pressure.
     *
     * @param streaming whether {@code Lambda-Runtime-Function-Response-Mode: streaming} was announced
     * @param trailers read after the body's end: an error type and a base64 error body, or empty
     */
    void response(
            String requestId,
            String contentType,
            boolean streaming,
            InputStream body,
            java.util.function.Supplier<Map<String, String>> trailers)
            throws java.io.IOException;

    /** Opens a response that the caller writes itself (a runtime in this JVM). Closing the stream ends it. */
    RuntimeResponse openResponse(String requestId, String contentType, boolean streaming) throws java.io.IOException;

    /** Answers with an error; the body goes to the caller unchanged. */
    void error(String requestId, @Nullable String errorType, byte[] body);

    void initError(@Nullable String errorType, byte[] body);

    /** SnapStart: the runtime has run its checkpoint hooks and waits to be restored. */
    CompletionStage<Void> restoreNext();

    void restoreError(@Nullable String errorType, byte[] body);

    /**
     * An event with its deadline.
     *
     * @param deadlineMillis since the epoch
     */
    record Invocation(Event event, long deadlineMillis) {}

    /** The body of a response in progress. */
    abstract class RuntimeResponse extends java.io.OutputStream {
        /** Ends the body with an error in the trailers' place. */
        public abstract void fail(String errorType, byte[] errorBody) throws java.io.IOException;
    }
}
