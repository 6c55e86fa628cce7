package dev.kiln.emulator;

import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * A response that is still being written: read it chunk by chunk or as a stream; reads return as soon as the function has
 * written something. Reading slowly slows the function down. Not thread-safe.
 *
 * <pre>{@code
 * try (StreamedResponse response = function.stream("{}")) {
 *     assertThat(response.next()).hasValueSatisfying(chunk -> assertThat(chunk.text()).isEqualTo("first"));
 *     latch.countDown(); // the handler was waiting for it
 *     Invocation invocation = response.await();
 * }
 * }</pre>
 */
public interface StreamedResponse extends AutoCloseable {
    /** Returns the content type that the function set, for example {@code application/octet-stream}. */
    String contentType();

    /** Waits for the next piece of the response; empty at its end. */
    Optional<Chunk> next();

    /** Returns the rest of the response as a stream. */
    InputStream body();

    /** Reads and drops the rest, waits for the end of the invocation and returns it. */
    Invocation await();

    /** Leaves. Where the response is not complete, the function runs to its end nevertheless, as on AWS. */
    @Override
    void close();

    /**
     * A piece of a response as it arrived. Where one piece ends and the next begins means nothing, on AWS as here.
     *
     * @param at time since the call
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, not kept
    record Chunk(byte[] bytes, Duration at) {
        /** Returns the bytes as UTF-8. */
        public String text() {
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
