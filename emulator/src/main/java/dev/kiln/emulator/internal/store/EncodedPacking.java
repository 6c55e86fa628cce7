package dev.kiln.emulator.internal.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a value as CBOR.
 *
 * <p>It is encoded when it is put, by its writer: were it encoded when H2 saves the page, a value that cannot be stored
 * would take the whole store down, and long after the fact. It is decoded when it is first asked for.
 */
final class EncodedPacking<V> implements Packing<V> {
    private static final DataType<Object> WRITTEN = new Written();

    private final Cbor<V> cbor;

    EncodedPacking(Cbor<V> cbor) {
        this.cbor = cbor;
    }

    @Override
    public Object pack(V value) {
        return new Encoded(cbor.encode(value), value);
    }

    @Override
    public V unpack(Object packed) {
        Encoded encoded = (Encoded) packed;
        Object known = encoded.value;
        if (known != null) {
            return cbor.type().cast(known);
        }
        V value = cbor.decode(encoded.bytes);
        encoded.value = value;
        return value;
    }

    @Override
    public DataType<Object> dataType() {
        return WRITTEN;
    }

    private static final class Encoded {
        final byte[] bytes;

        /** Set by whichever thread decodes first; values are immutable, so a race costs nothing but work. */
        volatile @Nullable Object value;

        Encoded(byte[] bytes, @Nullable Object value) {
            this.bytes = bytes;
            this.value = value;
        }
    }

    private static final class Written extends BasicDataType<Object> {
        private static final int OBJECTS_BYTES = 48;
        private static final int DECODED_FACTOR = 3;

        @Override
        public int getMemory(Object value) {
            return OBJECTS_BYTES + DECODED_FACTOR * ((Encoded) value).bytes.length;
        }

        @Override
        public boolean isMemoryEstimationAllowed() {
            return false;
        }

        @Override
        public void write(WriteBuffer out, Object value) {
            byte[] bytes = ((Encoded) value).bytes;
            out.putVarInt(bytes.length).put(bytes);
        }

        @Override
        public Object read(ByteBuffer in) {
            byte[] bytes = new byte[DataUtils.readVarInt(in)];
            in.get(bytes);
            return new Encoded(bytes, null);
        }

        @Override
        public Object[] createStorage(int size) {
            return new Object[size];
        }
    }
}
