package dev.kiln.runtime.internal.json;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Turns JSON text into values and values into JSON text. */
public final class Json {
    private Json() {}

    /**
     * Reads one value.
     *
     * @throws JsonException if the text is not JSON, or does not fit the type
     */
    public static @Nullable Object read(byte[] json, Type type) {
        JsonReader in = new JsonReader(json);
        if (in.peek() == JsonReader.END) {
            throw new JsonException("No content to map due to end-of-input");
        }
        return Readers.of(type).value(in);
    }

    /** Finds the reader of a type ahead of the first event, and so pays for reflection during init. */
    public static void prepare(Type type) {
        Readers.of(type);
    }

    /**
     * Writes one value.
     *
     * @throws JsonException if the value nests without end, or one of its getters fails
     */
    public static byte[] write(@Nullable Object value) {
        JsonWriter out = new JsonWriter();
        new ValueWriter(out).write(value);
        return out.toByteArray();
    }
}
