package dev.kiln.emulator.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Large immutable bodies beside the tables.
 *
 * <p>The tables know the blobs by reference: {@link #keep} adds one, {@link #release} takes one away, both inside the
 * {@code store.write(...)} that writes or removes the value which refers to the blob. So a killed process or a rollback
 * never separates the two. The bytes go when nobody refers to them, no snapshot can bring a reference back, and this is
 * durable. Bytes are never collected in memory beyond a chunk, except for small bodies of a store in memory.
 */
public final class Blobs {
    private static final int ID_BYTES = 16;

    /** How many values refer to a blob. */
    record References(long length, int count) {}

    private final Store store;
    private final BlobPlace place;
    private final SecureRandom random = new SecureRandom();
    private final Object lock = new Object();

    /** Blobs that a rollback may bring back, take away, or that the end of a snapshot may free. */
    private final Set<String> suspects = new HashSet<>();

    Blobs(Store store, BlobPlace place) {
        this.store = store;
        this.place = place;
    }

    private Table<References> references() {
        return store.table("store/blobs", References.class);
    }

    /** Starts a blob. */
    public BlobWriter writer() throws IOException {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return new BlobWriter(place, HexFormat.of().formatHex(id));
    }

    /** Reads the whole blob. */
    public InputStream read(Blob blob) throws IOException {
        return read(blob, 0, blob.length());
    }

    /**
     * Reads a range of a blob.
     *
     * <p>Find the blob and open it under the same lock: once released, its bytes may be gone. What is open can be read to
     * its end all the same. {@link InputStream#transferTo} a reply's body copies nothing where the system can do without.
     *
     * @throws java.nio.file.NoSuchFileException if the blob is gone
     */
    public InputStream read(Blob blob, long offset, long length) throws IOException {
        Objects.checkFromIndexSize(offset, length, blob.length());
        return new BlobInput(place.open(blob.id()), offset, length);
    }

    /** Adds a reference to a blob. */
    public void keep(Blob blob) {
        store.write(() -> {
            synchronized (lock) {
                Table<References> references = references();
                Key key = Key.of(blob.id());
                References old = references.get(key);
                references.put(key, new References(blob.length(), old == null ? 1 : old.count() + 1));
                if (store.history().size() > 0) {
                    suspects.add(blob.id());
                }
            }
        });
    }

    /** Takes a reference away; the last one frees the blob, as does the first if the blob was never kept. */
    public void release(Blob blob) {
        store.write(() -> {
            synchronized (lock) {
                Table<References> references = references();
                Key key = Key.of(blob.id());
                References old = references.get(key);
                if (old != null && old.count() > 1) {
                    references.put(key, new References(old.length(), old.count() - 1));
                } else {
                    references.remove(key);
                    free(blob.id(), store.history().size() > 0);
                }
            }
        });
    }

    private void free(String id, boolean snapshotsLive) {
        if (snapshotsLive) {
            suspects.add(id);
        } else {
            store.commits().whenDurable(() -> place.delete(id));
        }
    }

    /** Frees the suspects that nothing can bring back; called while the store stands still. */
    void sweep() {
        synchronized (lock) {
            if (suspects.isEmpty()) {
                return;
            }
            Tree tree = references().tree();
            boolean snapshotsLive = store.history().size() > 0;
            suspects.removeIf(id -> {
                Key key = Key.of(id);
                boolean referred = tree.get(key) != null;
                if (!referred && !store.history().anySnapshotHas(tree, key)) {
                    store.commits().whenDurable(() -> place.delete(id));
                    return true;
                }
                return !snapshotsLive;
            });
        }
    }

    /** Deletes bodies that a killed process began or had not yet deleted. */
    void deleteOrphans() {
        Set<String> kept = StreamSupport.stream(
                        references().scan(KeyRange.all()).spliterator(), false)
                .map(row -> row.key().string(0))
                .collect(Collectors.toSet());
        place.keepOnly(kept);
    }

    void close() {
        place.close();
    }
}
