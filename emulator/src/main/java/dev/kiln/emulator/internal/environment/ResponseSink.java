package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.internal.aws.Limits;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes a function's response while the function writes it. Calls come one at a time, from the thread that
 * carries the response in; a slow reader blocks them.
 */
public interface ResponseSink {
    /**
     * Returns how long the response may be; above it the invocation fails with {@code Function.ResponseSizeTooLarge}. A
     * sink that collects a streamed response says so here.
     */
    default long maxBytes(boolean streaming) {
        return streaming ? Limits.STREAMED_RESPONSE_BYTES : Limits.INVOKE_PAYLOAD_BYTES;
    }

    /**
     * The function has begun to answer.
     *
     * @param contentType as the runtime sent it
     * @param streaming whether the runtime announced response streaming
     * @return where the body goes; closed when it is complete, and left open when the function fails on the way: then the
     *     outcome says so. Writes throw IOException once the caller is gone
     */
    OutputStream begin(String contentType, boolean streaming) throws IOException;
}
