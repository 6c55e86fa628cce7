package dev.kiln.emulator.internal.store;

import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.Page;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/** H2's copy-on-write B-tree, with its root page within reach: keeping a root keeps the whole tree as it is. */
final class Tree extends MVMap<Key, Object> {
    private Tree(Map<String, Object> config, DataType<Key> keys, DataType<Object> values) {
        super(config, keys, values);
    }

    private Tree(Tree source) {
        super(source);
    }

    @Override
    protected Tree cloneIt() {
        return new Tree(this);
    }

    /**
     * Makes an earlier root the current one; {@code null} empties the tree. Only for trees in memory (pages in a file are
     * accounted for as dead once replaced), and only while nobody writes.
     */
    void reset(@Nullable Page<Key, Object> root) {
        if (!updateRoot(getRoot(), root == null ? createEmptyLeaf() : root, 1)) {
            throw new IllegalStateException("somebody writes to " + getName() + " during a rollback");
        }
    }

    /** Returns how many keys of the tree are smaller. */
    long rank(Key key) {
        long index = getKeyIndex(key);
        return index < 0 ? -index - 1 : index;
    }

    static final class Builder extends MVMap.BasicBuilder<Tree, Key, Object> {
        Builder(DataType<Object> values) {
            keyType(KeyDataType.INSTANCE);
            valueType(values);
        }

        @Override
        protected Tree create(Map<String, Object> config) {
            return new Tree(config, getKeyType(), getValueType());
        }
    }
}
