package dev.kiln.emulator.internal.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

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

    /**
     * A body that is still arriving. Reading throws {@link IOException} when the sender breaks off or breaks the encoding,
     * {@link TooLongException} past the plan's bound, and once the reply was given.
     *
     * @param trailers what was sent behind the body; empty before the stream has been read to its end
     */
    record Arriving(long length, InputStream stream, Supplier<Headers> trailers) implements RequestBody {
        public Arriving(long length, InputStream stream) {
            this(length, stream, Headers::new);
        }
    }

    /** More was sent than {@link HttpDoor.BodyPlan} allows. */
    final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;

        private final long maxBytes;

        public TooLongException(long maxBytes) {
            super("the body is longer than " + maxBytes + " bytes");
            this.maxBytes = maxBytes;
        }

        public long maxBytes() {
            return maxBytes;
        }
    }
}
