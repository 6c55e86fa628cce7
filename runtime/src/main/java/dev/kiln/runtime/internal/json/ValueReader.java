package dev.kiln.runtime.internal.json;

import org.jspecify.annotations.Nullable;

/** Reads values of one type. */
abstract class ValueReader {
    /** Reads a value, {@code null} included, and accepts the near misses that AWS accepts. */
    final @Nullable Object value(JsonReader in) {
        char kind = in.peek();
        if (kind == 'n') {
            in.nothing();
            return absent();
        }
        if (kind == '[' && !takesArrays()) {
            return onlyElement(in);
        }
        return read(in, kind);
    }

    /** Reads what is there and not null; {@code kind} is what {@link JsonReader#peek} says of it. */
    abstract @Nullable Object read(JsonReader in, char kind);

    /** Stands for {@code null}, the empty text and the empty array. */
    @Nullable
    Object absent() {
        return null;
    }

    boolean takesArrays() {
        return false;
    }

    private @Nullable Object onlyElement(JsonReader in) {
        in.enter('[');
        if (!in.next(']')) {
            return absent();
        }
        Object value = value(in);
        if (in.next(']')) {
            throw in.error("an array of several values where one is expected");
        }
        return value;
    }
}
