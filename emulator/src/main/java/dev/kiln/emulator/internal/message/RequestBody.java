package dev.kiln.emulator.internal.message;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * The body of a request: collected bytes for most operations, or a stream that is read while it arrives, for operations
 * that declare to take it so. A stream is read once, by a thread that may block.
 */
public sealed interface RequestBody {
    RequestBody EMPTY = new Collected(new byte[0]);

    static RequestBody of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Collected(bytes);
    }

    /** Returns the length in bytes, or -1 where it is not known before the end. */
    long length();

    InputStream stream();

    /** The whole body in memory. The array belongs to the message: nobody changes it. */
    @SuppressWarnings("ArrayRecordComponent") // shared, not copied: bodies are up to 6 MB
    record Collected(byte[] bytes) implements RequestBody {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream stream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** A body that is still arriving. */
    record Arriving(long length, InputStream stream) implements RequestBody {}
}
