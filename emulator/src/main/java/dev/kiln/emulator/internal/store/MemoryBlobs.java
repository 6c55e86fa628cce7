package dev.kiln.emulator.internal.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Blobs that end with the process: in memory as long as all of them fit the bound, then in temporary files.
 *
 * <p>A body of more than a megabyte is in a file always: the system sends it from there without copying it, and neither the heap nor its
 * collector has to do with it. Nor does one body take more than a quarter of the bound.
 */
final class MemoryBlobs implements BlobPlace {
    private static final long MOST = 256L << 20;

    /** A larger body is in a file. */
    private static final long LARGE = 1L << 20;

    /** What a body takes beside its bytes. */
    private static final int OVERHEAD = 128;

    private static final byte[] NOTHING = {};

    private final long bound;
    private final AtomicLong used = new AtomicLong();
    private final Map<String, HeapBytes> inMemory = new ConcurrentHashMap<>();
    private final Object lock = new Object();
    private @Nullable Path directory;
    private @Nullable FileBlobs files;

    MemoryBlobs() {
        this(Math.min(MOST, Runtime.getRuntime().maxMemory() / 8));
    }

    MemoryBlobs(long bound) {
        this.bound = bound;
    }

    @Override
    public OutputStream create(String id) {
        return new Body(id);
    }

    @Override
    public Bytes open(String id) throws IOException {
        HeapBytes bytes = inMemory.get(id);
        if (bytes != null) {
            return bytes;
        }
        FileBlobs spilled = filesIfAny();
        if (spilled == null) {
            throw new NoSuchFileException(id);
        }
        return spilled.open(id);
    }

    @Override
    public void delete(String id) {
        HeapBytes bytes = inMemory.remove(id);
        FileBlobs spilled = filesIfAny();
        if (bytes != null) {
            used.addAndGet(-taken(bytes.length()));
        } else if (spilled != null) {
            spilled.delete(id);
        }
    }

    @Override
    public void keepOnly(Set<String> ids) {
        // nothing is left of an earlier process
    }

    /** Returns how much memory the blobs take. */
    long used() {
        return used.get();
    }

    /** Returns where the temporary files are, if there are any yet. */
    @Nullable
    Path directory() {
        synchronized (lock) {
            return directory;
        }
    }

    private @Nullable FileBlobs filesIfAny() {
        synchronized (lock) {
            return files;
        }
    }

    private FileBlobs files() throws IOException {
        synchronized (lock) {
            if (files == null) {
                directory = Files.createTempDirectory("kiln-blobs-");
                files = new FileBlobs(directory, false);
            }
            return files;
        }
    }

    private static long taken(long length) {
        return OVERHEAD + length;
    }

    private boolean reserveChunk() {
        if (used.addAndGet(HeapBytes.CHUNK) <= bound) {
            return true;
        }
        used.addAndGet(-HeapBytes.CHUNK);
        return false;
    }

    @Override
    public void close() {
        inMemory.clear();
        Path temporary = directory();
        if (temporary != null) {
            deleteAll(temporary);
        }
    }

    private static void deleteAll(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("temporary files could not be deleted from " + directory, e);
        }
    }

    /** Collects chunks until the bound, then moves them to a file and goes on there. */
    private final class Body extends OutputStream {
        private final String id;
        private final List<byte[]> chunks = new ArrayList<>();
        private long length;
        private @Nullable OutputStream file;
        private boolean closed;

        Body(String id) {
            this.id = id;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            int done = 0;
            while (file == null && done < count) {
                int inChunk = (int) (length % HeapBytes.CHUNK);
                if (inChunk == 0 && !addChunk()) {
                    break;
                }
                int part = Math.min(count - done, HeapBytes.CHUNK - inChunk);
                System.arraycopy(bytes, offset + done, lastChunk(inChunk + part), inChunk, part);
                length += part;
                done += part;
            }
            if (done < count) {
                spill().write(bytes, offset + done, count - done);
            }
        }

        private boolean addChunk() {
            boolean small =
                    (chunks.size() + 1L) * HeapBytes.CHUNK <= Math.max(Math.min(bound / 4, LARGE), HeapBytes.CHUNK);
            return small && reserveChunk() && chunks.add(NOTHING);
        }

        /** Returns the chunk under way with room for so many bytes: a small body is written at once and takes no more than it needs. */
        private byte[] lastChunk(int room) {
            int last = chunks.size() - 1;
            byte[] chunk = chunks.get(last);
            if (chunk.length < room) {
                int enough = chunk.length == 0 ? room : HeapBytes.CHUNK;
                chunk = Arrays.copyOf(chunk, enough);
                chunks.set(last, chunk);
            }
            return chunk;
        }

        private OutputStream spill() throws IOException {
            OutputStream open = file;
            if (open == null) {
                open = files().create(id);
                file = open;
                for (byte[] chunk : trimmed()) {
                    open.write(chunk);
                }
                used.addAndGet(-(long) chunks.size() * HeapBytes.CHUNK);
                chunks.clear();
            }
            return open;
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            } else if (!closed) {
                used.addAndGet(taken(length) - (long) chunks.size() * HeapBytes.CHUNK);
                inMemory.put(id, new HeapBytes(trimmed(), length));
            }
            closed = true;
        }

        /** A body of ten bytes need not hold on to a whole chunk. */
        private List<byte[]> trimmed() {
            int last = chunks.size() - 1;
            int tail = (int) (length % HeapBytes.CHUNK);
            if (tail > 0 && chunks.get(last).length > tail) {
                chunks.set(last, Arrays.copyOf(chunks.get(last), tail));
            }
            return List.copyOf(chunks);
        }
    }
}
