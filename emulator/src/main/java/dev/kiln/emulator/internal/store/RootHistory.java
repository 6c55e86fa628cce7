package dev.kiln.emulator.internal.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.h2.mvstore.Page;

/**
 * History in memory: a snapshot is the root page of every tree.
 *
 * <p>Pages are never changed, only copied, so a root keeps its whole tree and shares with the current one what both have in
 * common. Taking and going back cost the same for ten entries and ten million; what no root reaches any more is garbage.
 */
final class RootHistory implements History {
    private final Supplier<Collection<Tree>> trees;
    private final Map<StoreSnapshot, Map<Tree, Page<Key, Object>>> snapshots = new HashMap<>();
    private volatile int size;

    RootHistory(Supplier<Collection<Tree>> trees) {
        this.trees = trees;
    }

    @Override
    public void beforeChange(Tree tree, Key key) {
        // the old root still has it
    }

    @Override
    public void beforeClear(Tree tree) {
        // the old root still has everything
    }

    @Override
    public void add(StoreSnapshot snapshot) {
        Map<Tree, Page<Key, Object>> roots = new HashMap<>();
        trees.get().forEach(tree -> roots.put(tree, tree.getRootPage()));
        snapshots.put(snapshot, roots);
        size = snapshots.size();
    }

    @Override
    public void remove(StoreSnapshot snapshot) {
        snapshots.remove(snapshot);
        size = snapshots.size();
    }

    @Override
    public boolean knows(StoreSnapshot snapshot) {
        return snapshots.containsKey(snapshot);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void rollback(StoreSnapshot snapshot) {
        Map<Tree, Page<Key, Object>> roots = snapshots.getOrDefault(snapshot, Map.of());
        trees.get().forEach(tree -> tree.reset(roots.get(tree)));
    }

    @Override
    public boolean anySnapshotHas(Tree tree, Key key) {
        return snapshots.values().stream().anyMatch(roots -> {
            Page<Key, Object> root = roots.get(tree);
            return root != null && tree.get(root, key) != null;
        });
    }
}
