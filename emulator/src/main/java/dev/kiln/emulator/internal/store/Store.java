package dev.kiln.emulator.internal.store;

import dev.kiln.emulator.internal.message.IoThread;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The state of all services: tables, blobs, snapshots.
 *
 * <pre>{@code
 * Table<Item> items = store.table("dynamodb/items", Item.class);
 * store.write(() -> {
 *     items.put(key, item);
 *     index.put(indexKey, key);
 * });
 * StoreSnapshot fixture = store.snapshot();
 * ...
 * store.rollback(fixture);
 * }</pre>
 *
 * <p>Safe for use by many threads. Take a lock of your own inside {@link #write}, not around it.
 */
public final class Store implements AutoCloseable {
    private static final int MAX_SNAPSHOTS = 1000;
    private static final int LAST_COMPACTION_MILLIS = 200;

    private final MVStore mvStore;
    private final @Nullable StoreDirectory directory;
    private final Gate gate = new Gate();
    private final AtomicLong changes = new AtomicLong();
    private final Map<String, Table<?>> tables = new ConcurrentHashMap<>();
    private final List<Runnable> rollbackListeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final History history;
    private final Commits commits;
    private final Blobs blobs;

    private Store(MVStore mvStore) {
        this.mvStore = mvStore;
        this.directory = null;
        this.history = new RootHistory(this::trees);
        this.commits = Commits.None.NONE;
        this.blobs = new Blobs(this, new MemoryBlobs());
    }

    private Store(MVStore mvStore, StoreDirectory directory, Durability durability) {
        this.mvStore = mvStore;
        this.directory = directory;
        this.history = new UndoHistory();
        FileCommits fileCommits = new FileCommits(mvStore, gate, durability, changes);
        this.commits = fileCommits;
        this.blobs = new Blobs(this, new FileBlobs(directory.blobs(), durability == Durability.EVERY_WRITE));
        fileCommits.start();
    }

    /** Returns a store whose state ends with it. */
    public static Store inMemory() {
        return new Store(new MVStore.Builder().open());
    }

    /**
     * Opens the store of a directory, an empty one if the directory is new.
     *
     * @throws IllegalStateException if another store, in this process or another, has the directory open
     */
    public static Store open(Path directory, Durability durability) {
        StoreDirectory taken = StoreDirectory.take(directory);
        try {
            Store store = new Store(taken.openTables(), taken, durability);
            store.blobs.deleteOrphans();
            return store;
        } catch (RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    /**
     * Returns the table of that name, an empty one if it is new.
     *
     * @param name service and noun, such as {@code lambda/functions}
     * @param type the type of the values; what can be stored is listed at {@link Cbor}
     */
    public <V> Table<V> table(String name, Class<V> type) {
        Table<?> table = tables.get(name);
        if (table == null) {
            enter();
            try {
                table = tables.computeIfAbsent(name, n -> create(n, type));
            } finally {
                leaveChanged();
            }
        }
        if (table.type() != type) {
            throw new IllegalArgumentException(
                    "table " + name + " holds " + table.type().getName() + ", not " + type.getName());
        }
        @SuppressWarnings("unchecked")
        Table<V> typed = (Table<V>) table;
        return typed;
    }

    private <V> Table<V> create(String name, Class<V> type) {
        Packing<V> packing = directory == null ? new LivePacking<>(type) : new EncodedPacking<>(Cbor.of(type));
        return new Table<>(this, name, type, packing, mvStore.openMap(name, new Tree.Builder(packing.dataType())));
    }

    private Collection<Tree> trees() {
        return tables.values().stream().map(Table::tree).toList();
    }

    /** Returns the large bodies beside the tables. */
    public Blobs blobs() {
        return blobs;
    }

    /**
     * Writes a group of things that belong together.
     *
     * <p>Neither a killed process nor a snapshot keeps half of it. Other readers may see half, unless they take the lock
     * that guards it; an exception does not undo what was written before, so check first and write then. With
     * {@link Durability#EVERY_WRITE} the call returns when everything is on the disk. Calls nest. Neither I/O nor waiting
     * belongs inside.
     */
    public void write(Runnable group) {
        write(() -> {
            group.run();
            return Boolean.TRUE;
        });
    }

    /** Writes a group of things that belong together, and returns what it returns. */
    public <T extends @Nullable Object> T write(Supplier<T> group) {
        long before = changes.get();
        enter();
        try {
            return group.get();
        } finally {
            if (changes.get() == before) {
                leave();
            } else {
                leaveChanged();
            }
        }
    }

    void enter() {
        gate.enter();
        if (closed.get()) {
            gate.leave();
            throw new IllegalStateException("the store is closed");
        }
    }

    void leave() {
        gate.leave();
    }

    void leaveChanged() {
        long change = changes.incrementAndGet();
        IoThread.changed();
        if (gate.leave()) {
            commits.changed(change);
        }
    }

    History history() {
        return history;
    }

    Commits commits() {
        return commits;
    }

    /** Remembers the state of everything, at the cost of remembering one reference a table. */
    public StoreSnapshot snapshot() {
        StoreSnapshot snapshot = new StoreSnapshot(this);
        exclusively(() -> {
            if (history.size() >= MAX_SNAPSHOTS) {
                throw new IllegalStateException(
                        MAX_SNAPSHOTS + " snapshots are open: close those that are no longer needed");
            }
            history.add(snapshot);
        });
        return snapshot;
    }

    /**
     * Goes back to the state of a snapshot; tables that are newer become empty.
     *
     * <p>The snapshot stays, and so do all others, older and newer. In memory this takes microseconds whatever the size;
     * with a directory, as long as it takes to write again what was changed since.
     */
    public void rollback(StoreSnapshot snapshot) {
        exclusively(() -> {
            if (!history.knows(snapshot)) {
                throw new IllegalStateException(
                        snapshot.isOf(this) ? "the snapshot is closed" : "the snapshot is of another store");
            }
            history.rollback(snapshot);
            changes.incrementAndGet();
            blobs.sweep();
        });
        commits.changed(changes.get());
        rollbackListeners.forEach(Runnable::run);
    }

    void drop(StoreSnapshot snapshot) {
        gate.exclusively(() -> {
            if (history.knows(snapshot)) {
                history.remove(snapshot);
                if (!closed.get()) {
                    blobs.sweep();
                }
            }
        });
    }

    /**
     * Registers what to do after each rollback, such as emptying a cache or ending waits.
     *
     * <p>Listeners run in the order they came, on the thread that rolls back, before its call returns, with no lock held.
     */
    public void onRollback(Runnable listener) {
        rollbackListeners.add(listener);
    }

    /** Returns when everything written so far is on the disk. */
    public void flush() {
        commits.flush();
    }

    private void exclusively(Runnable action) {
        gate.exclusively(() -> {
            if (closed.get()) {
                throw new IllegalStateException("the store is closed");
            }
            action.run();
        });
    }

    /** Saves what is to be saved and lets go of the directory. Calling it again does nothing. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            commits.close();
            gate.exclusively(() -> mvStore.close(LAST_COMPACTION_MILLIS));
            blobs.close();
            if (directory != null) {
                directory.close();
            }
        }
    }
}
