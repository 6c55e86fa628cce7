package dev.kiln.emulator.internal.store;

/** Remembers what it takes to go back to the live snapshots. All but the {@code before} methods need a still store. */
interface History {
    /** Is told before a key is written, inside the gate. */
    void beforeChange(Tree tree, Key key);

    /** Is told before a tree is emptied, inside the gate. */
    void beforeClear(Tree tree);

    void add(StoreSnapshot snapshot);

    void remove(StoreSnapshot snapshot);

    boolean knows(StoreSnapshot snapshot);

    /** Returns how many snapshots are live. */
    int size();

    void rollback(StoreSnapshot snapshot);

    /** Returns whether the key had a value when any of the live snapshots was taken. */
    boolean anySnapshotHas(Tree tree, Key key);
}
