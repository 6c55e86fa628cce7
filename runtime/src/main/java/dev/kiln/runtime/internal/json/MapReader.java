package dev.kiln.runtime.internal.json;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Reads objects into maps. */
final class MapReader extends ValueReader {
    private final Class<?> raw;
    private final Type key;
    private final Type value;

    MapReader(Class<?> raw, Type key, Type value) {
        this.raw = raw;
        this.key = key;
        this.value = value;
    }

    @Override
    @Nullable
    Object read(JsonReader in, char kind) {
        if (kind == '"' && in.string().isEmpty()) {
            return null;
        }
        ValueReader keys = Readers.of(key);
        ValueReader values = Readers.of(value);
        Map<@Nullable Object, @Nullable Object> map = empty();
        in.enter('{');
        while (in.next('}')) {
            String name = in.name();
            map.put(key(keys, name), values.value(in));
        }
        return map;
    }

    private static @Nullable Object key(ValueReader keys, String name) {
        if (keys instanceof UntypedReader) {
            return name;
        }
        if (keys instanceof ScalarReader scalar) {
            return scalar.parse(name, '"');
        }
        return keys.value(new JsonReader(Json.write(name)));
    }

    @SuppressWarnings("unchecked") // whatever the argument types are, the readers made keys and values
    private Map<@Nullable Object, @Nullable Object> empty() {
        if (raw.isAssignableFrom(LinkedHashMap.class)) {
            return new LinkedHashMap<>();
        }
        if (raw == ConcurrentMap.class) {
            return (Map<@Nullable Object, @Nullable Object>) (Map<?, ?>) new ConcurrentHashMap<Object, Object>();
        }
        if (raw.isAssignableFrom(TreeMap.class)) {
            return new TreeMap<>();
        }
        return (Map<@Nullable Object, @Nullable Object>) Instances.create(raw);
    }
}
