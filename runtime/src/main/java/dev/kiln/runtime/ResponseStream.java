package dev.kiln.runtime;

import dev.kiln.runtime.internal.StreamedResponse;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The response of a {@link StreamingHandler}.
 *
 * <p>Bytes go out when 8 KiB have come together, at every {@link #flush()}, and at the end. Nothing is kept after that: a response
 * may be larger than the memory, and a caller who reads slowly slows the writer down. A write fails with an {@code
 * IOException} when the caller has left.
 *
 * <p>{@link #status}, {@link #header} and {@link #cookie} are for function URLs in {@code RESPONSE_STREAM} mode. Using one of
 * them puts the HTTP prelude of Lambda before the body; a caller of {@code InvokeWithResponseStream} sees it as part of the payload.
 *
 * <p>May be used from any thread, by one at a time.
 */
public abstract class ResponseStream extends OutputStream {
    /** Where a response goes once its first byte is due. */
    @FunctionalInterface
    public interface Destination {
        /**
         * Opens the destination.
         *
         * @param contentType what the response says it is
         * @return takes the bytes; closed at the end of the response
         */
        OutputStream open(String contentType) throws IOException;
    }

    /** For the runtime's own streams; use {@link #into} to make one. */
    protected ResponseStream() {}

    /**
     * Makes a response that opens its destination with its first byte, to call a handler without a runtime around it.
     *
     * <pre>{@code
     * ByteArrayOutputStream bytes = new ByteArrayOutputStream();
     * try (ResponseStream response = ResponseStream.into(contentType -> bytes)) {
     *     new Countdown().handle(InputStream.nullInputStream(), response, context);
     * }
     * }</pre>
     */
    public static ResponseStream into(Destination destination) {
        return new StreamedResponse(destination);
    }

    /**
     * Sets the content type; {@code application/octet-stream} otherwise.
     *
     * @throws IllegalStateException after the first write
     */
    public abstract void contentType(String contentType);

    /**
     * Sets the HTTP status; 200 otherwise.
     *
     * @param status 100 to 599
     * @throws IllegalStateException after the first write
     */
    public abstract void status(int status);

    /**
     * Sets an HTTP header, and replaces the one of the same name.
     *
     * @throws IllegalStateException after the first write
     */
    public abstract void header(String name, String value);

    /**
     * Adds a cookie.
     *
     * @param cookie the value of a {@code Set-Cookie} header, such as {@code "id=7; Path=/; HttpOnly"}
     * @throws IllegalStateException after the first write
     */
    public abstract void cookie(String cookie);
}
