package dev.kiln.emulator.internal.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How H2 compares, weighs and writes a {@link Key}. */
final class KeyDataType extends BasicDataType<Key> {
    static final KeyDataType INSTANCE = new KeyDataType();
    private static final int OBJECTS_BYTES = 40;

    private KeyDataType() {}

    @Override
    public int compare(Key a, Key b) {
        return a.compareTo(b);
    }

    @Override
    public int getMemory(Key key) {
        return OBJECTS_BYTES + key.encoded().length;
    }

    @Override
    public boolean isMemoryEstimationAllowed() {
        return false;
    }

    @Override
    public void write(WriteBuffer out, Key key) {
        out.putVarInt(key.encoded().length).put(key.encoded());
    }

    @Override
    public Key read(ByteBuffer in) {
        byte[] bytes = new byte[DataUtils.readVarInt(in)];
        in.get(bytes);
        return new Key(bytes);
    }

    @Override
    public Key[] createStorage(int size) {
        return new Key[size];
    }
}
