package dev.kiln.emulator.internal.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Finds the codec of a type and of everything reachable from it.
 *
 * <p>For one thread; the codecs themselves are for any number.
 */
final class ValueCodecs {
    private final Map<Type, ValueCodec<?>> found = new HashMap<>();

    <V> ValueCodec<V> find(Class<V> type) {
        @SuppressWarnings("unchecked")
        ValueCodec<V> codec = (ValueCodec<V>) find(type, type.getName());
        return codec;
    }

    /**
     * Returns the codec of a type, which may lead back to itself.
     *
     * @param where names the place of the type, for the error
     */
    ValueCodec<?> find(Type type, String where) {
        ValueCodec<?> known = found.get(type);
        if (known != null) {
            return known;
        }
        Later later = new Later();
        found.put(type, later);
        ValueCodec<?> codec = create(type, where);
        later.codec = codec;
        found.put(type, codec);
        return codec;
    }

    private ValueCodec<?> create(Type type, String where) {
        if (type instanceof WildcardType wildcard) {
            return find(wildcard.getUpperBounds()[0], where);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            return createGeneric(raw, generic.getActualTypeArguments(), where);
        }
        if (type instanceof Class<?> plain) {
            return createPlain(plain, where);
        }
        throw cannotStore(type, where);
    }

    private ValueCodec<?> createGeneric(Class<?> raw, Type[] arguments, String where) {
        if (raw == List.class) {
            return CollectionCodec.list(find(arguments[0], where));
        }
        if (raw == Set.class) {
            return CollectionCodec.set(find(arguments[0], where));
        }
        if (raw == Map.class) {
            return new MapCodec<>(find(arguments[0], where), find(arguments[1], where));
        }
        if (raw == Optional.class) {
            return new OptionalCodec<>(find(arguments[0], where));
        }
        throw cannotStore(raw, where);
    }

    private ValueCodec<?> createPlain(Class<?> type, String where) {
        ValueCodec<?> scalar = ScalarCodec.of(type);
        if (scalar != null) {
            return scalar;
        }
        if (type.isEnum()) {
            return new EnumCodec(type);
        }
        if (SdkPojo.class.isAssignableFrom(type) && !type.isInterface()) {
            return new SdkPojoCodec<>(type);
        }
        if (type.isRecord()) {
            return new RecordCodec<>(type, this);
        }
        if (type.isSealed()) {
            return new SealedCodec(type, this);
        }
        throw cannotStore(type, where);
    }

    private static IllegalArgumentException cannotStore(Type type, String where) {
        return new IllegalArgumentException("the store cannot keep " + where + ": it is a " + type.getTypeName()
                + ", and not a record, enum, sealed interface, SDK model class, scalar, List, Set, Map or Optional");
    }

    /** Stands in for a codec while it is being made, so that types may contain themselves. */
    private static final class Later implements ValueCodec<Object> {
        private @Nullable ValueCodec<?> codec;

        @SuppressWarnings("unchecked")
        private ValueCodec<Object> codec() {
            ValueCodec<?> made = codec;
            if (made == null) {
                throw new IllegalStateException("a codec is used before it is made");
            }
            return (ValueCodec<Object>) made;
        }

        @Override
        public void write(Object value, JsonGenerator out) {
            codec().write(value, out);
        }

        @Override
        public Object read(JsonParser in) {
            return codec().read(in);
        }

        @Override
        public @Nullable Object whenMissing() {
            return codec().whenMissing();
        }
    }
}
