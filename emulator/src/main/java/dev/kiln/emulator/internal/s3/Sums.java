package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.store.BlobWriter;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The MD5 and other sums of a body, computed while it is written to a blob. Of all that taking a large body costs the MD5 is the most, and
 * it goes byte by byte: behind the first chunk another thread computes it, while this one reads and writes on.
 */
final class Sums {
    private static final int CHUNK = 256 << 10;

    /** Chunks that are read ahead of the MD5. */
    private static final int CHUNKS = 4;

    private final Executor executor;
    private final MessageDigest md5 = ChecksumAlgorithm.digest("MD5");
    private final List<ChecksumAlgorithm.Running> others;
    private CompletableFuture<Void> hashed = CompletableFuture.completedFuture(null);
    private long length;

    Sums(Executor executor, List<ChecksumAlgorithm.Running> others) {
        this.executor = executor;
        this.others = List.copyOf(others);
    }

    /** A buffer, and when its bytes are in the MD5. */
    private static final class Chunk {
        final byte[] bytes;
        CompletableFuture<Void> hashed = CompletableFuture.completedFuture(null);

        Chunk(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    /**
     * Takes a body to its end.
     *
     * @param expected how long it is thought to be, or -1
     */
    void take(InputStream in, long expected, BlobWriter to) throws IOException {
        byte[] first = new byte[expected >= 0 && expected < CHUNK ? (int) expected + 1 : CHUNK];
        int read = in.readNBytes(first, 0, first.length);
        md5.update(first, 0, read);
        add(first, read, to);
        if (read < first.length) {
            return;
        }
        List<Chunk> ring = new ArrayList<>();
        ring.add(new Chunk(first));
        for (int i = 1; ; i = (i + 1) % CHUNKS) {
            if (i == ring.size()) {
                ring.add(new Chunk(new byte[CHUNK]));
            }
            Chunk chunk = ring.get(i);
            chunk.hashed.join();
            int count = in.readNBytes(chunk.bytes, 0, chunk.bytes.length);
            hashed = hashed.thenRunAsync(() -> md5.update(chunk.bytes, 0, count), executor);
            chunk.hashed = hashed;
            add(chunk.bytes, count, to);
            if (count < chunk.bytes.length) {
                return;
            }
        }
    }

    private void add(byte[] bytes, int count, BlobWriter to) throws IOException {
        for (ChecksumAlgorithm.Running other : others) {
            other.update(bytes, 0, count);
        }
        to.write(bytes, 0, count);
        length += count;
    }

    long length() {
        return length;
    }

    /** Returns the MD5 of all that was taken. */
    byte[] md5() {
        hashed.join();
        return md5.digest();
    }
}
