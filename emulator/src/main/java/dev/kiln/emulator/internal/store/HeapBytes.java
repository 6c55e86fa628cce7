package dev.kiln.emulator.internal.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A body in memory, in chunks of equal size but the last. */
record HeapBytes(List<byte[]> chunks, long length) implements BlobPlace.Bytes {
    static final int CHUNK = 64 << 10;

    @Override
    public int read(long position, byte[] target, int offset, int wanted) {
        int count = inChunk(position, wanted);
        if (count == 0) {
            return wanted == 0 ? 0 : -1;
        }
        System.arraycopy(chunk(position), (int) (position % CHUNK), target, offset, count);
        return count;
    }

    @Override
    public long transferTo(long position, long wanted, OutputStream target) throws IOException {
        int count = inChunk(position, wanted);
        if (count == 0) {
            return -1;
        }
        target.write(chunk(position), (int) (position % CHUNK), count);
        return count;
    }

    private byte[] chunk(long position) {
        return chunks.get((int) (position / CHUNK));
    }

    /** Returns how many of the bytes that are wanted follow the position in its chunk. */
    private int inChunk(long position, long wanted) {
        return (int) Math.max(0, Math.min(wanted, Math.min(length - position, CHUNK - position % CHUNK)));
    }

    @Override
    public void close() {
        // nothing is open
    }
}
