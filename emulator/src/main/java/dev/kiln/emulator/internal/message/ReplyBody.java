package dev.kiln.emulator.internal.message;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The body of a reply. */
public sealed interface ReplyBody {
    ReplyBody EMPTY = new Ready(new byte[0]);

    /** The whole body in memory. The array belongs to the message: nobody changes it. */
    @SuppressWarnings("ArrayRecordComponent") // shared, not copied: bodies are up to 6 MB
    record Ready(byte[] bytes) implements ReplyBody {}

    /**
     * A body that its producer writes. The transport sends status and headers, then calls {@link Producer#open} once, on
     * a thread that may block; where the length is known, status and headers may travel with the first bytes. It is also
     * called where nobody reads: what is written for a HEAD request is dropped, and if the reader is gone every write throws.
     *
     * @param length in bytes, or -1 where it is not known (chunked)
     */
    record Produced(long length, Producer producer) implements ReplyBody {}

    /** Writes a body, at once or later. */
    @FunctionalInterface
    interface Producer {
        /**
         * Takes the stream that the body goes to. The producer may write and close it before it returns, or keep it and
         * write from another thread, one thread at a time. A write blocks while the reader is slow (that is the
         * back-pressure) and {@code flush} puts out what was written so far. Closing ends the body; a write
         * or close after the reader left throws {@link IOException}. If the body cannot be finished, call
         * {@link BodyStream#abort}: the reader then sees a broken message, never a short one.
         */
        void open(BodyStream body) throws IOException;
    }

    /** Where a produced body is written. */
    abstract class BodyStream extends OutputStream {
        private static final int COPIED_BYTES = 128 << 10;

        /**
         * Writes a stretch of a file, which must have it; without copying it through this process where the system can.
         *
         * @throws EOFException if the file ends before
         */
        public void transferFrom(FileChannel file, long position, long count) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, COPIED_BYTES));
            for (long done = 0; done < count; done += buffer.position()) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), count - done));
                if (file.read(buffer, position + done) < 0) {
                    throw new EOFException("the file ends " + (count - done) + " bytes early");
                }
                write(buffer.array(), 0, buffer.position());
            }
        }

        /** Breaks the connection so that the reader cannot take what was sent for the whole. Idempotent; never throws. */
        public abstract void abort();
    }
}
