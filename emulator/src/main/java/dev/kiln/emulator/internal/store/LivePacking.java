package dev.kiln.emulator.internal.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.DataType;

/** Keeps the object that was put. Nothing is ever serialised. */
final class LivePacking<V> implements Packing<V> {
    private static final DataType<Object> NEVER_WRITTEN = new NeverWritten();

    private final Class<V> type;

    LivePacking(Class<V> type) {
        this.type = type;
    }

    @Override
    public Object pack(V value) {
        return type.cast(value);
    }

    @Override
    public V unpack(Object packed) {
        return type.cast(packed);
    }

    @Override
    public DataType<Object> dataType() {
        return NEVER_WRITTEN;
    }

    private static final class NeverWritten extends BasicDataType<Object> {
        @Override
        public int getMemory(Object value) {
            return 0;
        }

        @Override
        public void write(WriteBuffer out, Object value) {
            throw new IllegalStateException("a store in memory has nowhere to write to");
        }

        @Override
        public Object read(ByteBuffer in) {
            throw new IllegalStateException("a store in memory has nothing to read from");
        }

        @Override
        public Object[] createStorage(int size) {
            return new Object[size];
        }
    }
}
