package dev.kiln.emulator.internal.store;

/**
 * A state of the whole store that can be gone back to, as often as one likes.
 *
 * <p>Close it when it is no longer needed: it holds on to everything that was deleted since. It ends with its store and is
 * not kept in the directory.
 */
public final class StoreSnapshot implements AutoCloseable {
    private final Store store;

    StoreSnapshot(Store store) {
        this.store = store;
    }

    boolean isOf(Store other) {
        return store == other;
    }

    /** Gives the snapshot up. */
    @Override
    public void close() {
        store.drop(this);
    }
}
