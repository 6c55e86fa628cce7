package dev.kiln.emulator.internal.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * History with a directory: since the newest snapshot, the old value of each key that was written is kept in memory.
 *
 * <p>A root page cannot simply be made current again in a file, because H2 gives the space of replaced pages away. So going
 * back costs as much as was changed since. The epochs of several snapshots form a chain: an old value counts for its own
 * snapshot and for all older ones that have none nearer to them. Going back to a snapshot that is not the newest is a
 * change like any other to the newer ones, which stay reachable.
 */
final class UndoHistory implements History {
    private static final Object ABSENT = new Object();

    private record Place(Tree tree, Key key) {
        void set(Object value) {
            if (value == ABSENT) {
                tree.remove(key);
            } else {
                tree.put(key, value);
            }
        }
    }

    private record Epoch(StoreSnapshot snapshot, ConcurrentHashMap<Place, Object> old) {}

    private volatile List<Epoch> epochs = List.of();

    @Override
    public void beforeChange(Tree tree, Key key) {
        Epoch newest = newest();
        if (newest != null) {
            // whoever writes first after the snapshot records first: nobody can have written yet
            newest.old.computeIfAbsent(new Place(tree, key), place -> {
                Object value = tree.get(key);
                return value == null ? ABSENT : value;
            });
        }
    }

    @Override
    public void beforeClear(Tree tree) {
        if (newest() != null) {
            tree.keyIterator(null).forEachRemaining(key -> beforeChange(tree, key));
        }
    }

    @Override
    public void add(StoreSnapshot snapshot) {
        epochs = Stream.concat(epochs.stream(), Stream.of(new Epoch(snapshot, new ConcurrentHashMap<>())))
                .toList();
    }

    @Override
    public void remove(StoreSnapshot snapshot) {
        int index = indexOf(snapshot);
        if (index > 0) {
            Epoch older = epochs.get(index - 1);
            epochs.get(index).old.forEach(older.old::putIfAbsent);
        }
        epochs = epochs.stream().filter(epoch -> epoch.snapshot != snapshot).toList();
    }

    @Override
    public boolean knows(StoreSnapshot snapshot) {
        return indexOf(snapshot) >= 0;
    }

    @Override
    public int size() {
        return epochs.size();
    }

    @Override
    public void rollback(StoreSnapshot snapshot) {
        int index = indexOf(snapshot);
        Map<Place, Object> goal = new HashMap<>();
        for (int i = epochs.size() - 1; i >= index; i--) {
            goal.putAll(epochs.get(i).old);
        }
        boolean newest = index == epochs.size() - 1;
        goal.forEach((place, value) -> {
            if (!newest) {
                beforeChange(place.tree, place.key);
            }
            place.set(value);
        });
        if (newest) {
            epochs.get(index).old.clear();
        }
    }

    @Override
    public boolean anySnapshotHas(Tree tree, Key key) {
        Place place = new Place(tree, key);
        boolean later = tree.get(key) != null;
        for (int i = epochs.size() - 1; i >= 0; i--) {
            Object old = epochs.get(i).old.get(place);
            later = old == null ? later : old != ABSENT;
            if (later) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Epoch newest() {
        List<Epoch> current = epochs;
        return current.isEmpty() ? null : current.get(current.size() - 1);
    }

    private int indexOf(StoreSnapshot snapshot) {
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.get(i).snapshot == snapshot) {
                return i;
            }
        }
        return -1;
    }
}
