package dev.kiln.emulator.internal.environment;

/** How an invocation ended. */
public sealed interface Outcome {
    /** The response is complete in the sink. */
    record Succeeded() implements Outcome {}

    /**
     * The function failed, with {@code X-Amz-Function-Error: Unhandled}. Before the first byte of a response the payload
     * takes the response's place; after it, a stream ends with the error.
     *
     * @param errorType for example {@code java.lang.RuntimeException} or {@code Sandbox.Timedout}
     * @param payload JSON, byte for byte what the caller gets
     */
    @SuppressWarnings("ArrayRecordComponent") // shared, not copied
    record Failed(String errorType, byte[] payload) implements Outcome {}

    /** The caller left before the response was complete. */
    record CallerGone() implements Outcome {}
}
