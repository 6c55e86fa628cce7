package dev.kiln.runtime.internal.json;

import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads arrays; bytes from base64 text, characters from text. */
final class ArrayReader extends ValueReader {
    private final Class<?> component;
    private final Type element;

    ArrayReader(Class<?> component, Type element) {
        this.component = component;
        this.element = element;
    }

    @Override
    boolean takesArrays() {
        return true;
    }

    @Override
    @Nullable
    Object read(JsonReader in, char kind) {
        if (kind == '"' && component == byte.class) {
            return base64(in.string());
        }
        if (kind == '"' && component == char.class) {
            return in.string().toCharArray();
        }
        Collection<@Nullable Object> values = CollectionReader.read(in, kind, Readers.of(element), new ArrayList<>());
        if (values == null) {
            return null;
        }
        Object array = Array.newInstance(component, values.size());
        int i = 0;
        for (Object value : values) {
            if (value != null) {
                Array.set(array, i, value);
            }
            i++;
        }
        return array;
    }

    static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new JsonException("Cannot read bytes: not base64: " + e.getMessage(), e);
        }
    }
}
