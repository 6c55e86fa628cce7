package dev.kiln.emulator.internal.store;

import org.h2.mvstore.type.DataType;

/** What a table keeps for a value: the value itself in memory, its bytes with a directory. */
interface Packing<V> {
    Object pack(V value);

    V unpack(Object packed);

    DataType<Object> dataType();
}
