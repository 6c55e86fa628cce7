package dev.kiln.emulator.internal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** A body in memory, in chunks of equal size but the last. */
record HeapBytes(List<byte[]> chunks, long length) implements BlobPlace.Bytes {
    static final int CHUNK = 64 << 10;

    @Override
    public int read(long position, byte[] target, int offset, int wanted) {
        ByteBuffer rest = rest(position, wanted);
        int read = rest.remaining();
        rest.get(target, offset, read);
        return read == 0 && wanted > 0 ? -1 : read;
    }

    @Override
    public long transferTo(long position, long wanted, WritableByteChannel target) throws IOException {
        return target.write(rest(position, wanted));
    }

    /** Returns what follows the position in its chunk. */
    private ByteBuffer rest(long position, long wanted) {
        int available = (int) Math.min(wanted, Math.min(length - position, CHUNK - position % CHUNK));
        if (available <= 0) {
            return ByteBuffer.allocate(0);
        }
        byte[] chunk = chunks.get((int) (position / CHUNK));
        return ByteBuffer.wrap(chunk, (int) (position % CHUNK), available).asReadOnlyBuffer();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
