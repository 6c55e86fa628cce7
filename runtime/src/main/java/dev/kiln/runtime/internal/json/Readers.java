package dev.kiln.runtime.internal.json;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the reader for a type, and keeps it. Bounded by the types that the function's code declares. */
final class Readers {
    private static final Map<Type, ValueReader> KNOWN = new ConcurrentHashMap<>();

    private Readers() {}

    static ValueReader of(Type type) {
        ValueReader known = KNOWN.get(type);
        if (known == null) {
            known = make(type);
            KNOWN.put(type, known);
        }
        return known;
    }

    private static ValueReader make(Type type) {
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable<?> variable) {
            return of(variable.getBounds()[0]);
        }
        if (type instanceof GenericArrayType array) {
            return new ArrayReader(Types.raw(type).getComponentType(), array.getGenericComponentType());
        }
        Class<?> raw = Types.raw(type);
        if (raw == Object.class) {
            return new UntypedReader();
        }
        if (ScalarReader.reads(raw)) {
            return new ScalarReader(raw);
        }
        if (TimeReader.reads(raw)) {
            return new TimeReader(raw);
        }
        if (raw.isArray()) {
            return new ArrayReader(raw.getComponentType(), raw.getComponentType());
        }
        if (raw == Optional.class) {
            return new OptionalReader(Types.argument(type, Optional.class, 0));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return new MapReader(raw, Types.argument(type, Map.class, 0), Types.argument(type, Map.class, 1));
        }
        if (raw == Iterable.class) {
            return new CollectionReader(raw, Types.argument(type, Iterable.class, 0));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return new CollectionReader(raw, Types.argument(type, Collection.class, 0));
        }
        return ObjectReader.of(type, raw);
    }

    private static final class OptionalReader extends ValueReader {
        private final Type content;

        OptionalReader(Type content) {
            this.content = content;
        }

        @Override
        boolean takesArrays() {
            return true;
        }

        @Override
        Object read(JsonReader in, char kind) {
            return Optional.ofNullable(of(content).value(in));
        }

        @Override
        @Nullable
        Object absent() {
            return Optional.empty();
        }
    }
}
