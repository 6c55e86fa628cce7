package dev.kiln.emulator.internal.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** Where the bytes of blobs are. Knows nothing of who refers to them. */
interface BlobPlace extends AutoCloseable {
    /** Starts a body; it can be opened once the stream is closed. */
    OutputStream create(String id) throws IOException;

    /** Opens a finished body for reading at any position, or throws {@link java.nio.file.NoSuchFileException}. */
    Bytes open(String id) throws IOException;

    /** Deletes a body, finished or not; who reads it already may read on. */
    void delete(String id);

    /** Deletes what is left of an earlier process, except for the given bodies. */
    void keepOnly(Set<String> ids);

    @Override
    void close();

    /** An open body. */
    interface Bytes extends AutoCloseable {
        /** Reads at most {@code length} bytes, at least one unless the end is reached (-1). */
        int read(long position, byte[] target, int offset, int length) throws IOException;

        /** Writes at most {@code length} bytes to the target, at least one unless the end is reached (-1); returns how many. */
        long transferTo(long position, long length, OutputStream target) throws IOException;

        @Override
        void close() throws IOException;
    }
}
