package dev.kiln.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.InputStream;

/**
 * A Lambda handler whose response goes out while it is being written.
 *
 * <p>{@code RequestStreamHandler} streams as well under this runtime; this interface adds what a function URL needs:
 * content type, status, headers and cookies. The class needs a public constructor without parameters.
 *
 * <pre>{@code
 * public final class Countdown implements StreamingHandler {
 *     @Override
 *     public void handle(InputStream event, ResponseStream response, Context context) throws Exception {
 *         response.status(200);
 *         response.contentType("text/plain");
 *         for (int i = 10; i >= 0; i--) {
 *             response.write((i + "\n").getBytes(UTF_8));
 *             response.flush(); // the caller has it now
 *         }
 *     }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface StreamingHandler {
    /**
     * Handles one event.
     *
     * <p>The response ends when this method returns. An exception before the first byte went out is an ordinary function
     * error; after it, the caller gets what was written, and then the error.
     *
     * @param event the event as it came, usually JSON
     * @param response where the answer goes, byte by byte; need not be closed
     */
    void handle(InputStream event, ResponseStream response, Context context) throws Exception;
}
