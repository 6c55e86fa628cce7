package dev.kiln.emulator.internal.environment;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes a function's response while the function writes it. Calls come one at a time, from the thread that
 * carries the response in; a slow reader blocks them.
 */
public interface ResponseSink {
    /**
     * The function has begun to answer.
     *
     * @param contentType as the runtime sent it
     * @param streaming whether the runtime announced response streaming
     * @return where the body goes; closed when it is complete. Writes throw IOException once the caller is gone
     */
    OutputStream begin(String contentType, boolean streaming) throws IOException;
}
