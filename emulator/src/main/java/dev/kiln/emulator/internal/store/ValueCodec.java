package dev.kiln.emulator.internal.store;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Writes and reads values of one type. */
interface ValueCodec<T> {
    void write(T value, JsonGenerator out);

    /** Reads a value that begins at the current token; its last token is then the current one. */
    T read(JsonParser in);

    /** Returns what stands for a component that the bytes do not have. */
    default @Nullable Object whenMissing() {
        return null;
    }

    default void writeNullable(@Nullable T value, JsonGenerator out) {
        if (value == null) {
            out.writeNull();
        } else {
            write(value, out);
        }
    }

    default @Nullable T readNullable(JsonParser in) {
        return in.currentToken() == JsonToken.VALUE_NULL ? null : read(in);
    }

    static IllegalStateException malformed(String expected, JsonParser in) {
        return new IllegalStateException("stored bytes have " + in.currentToken() + " where " + expected + " belongs");
    }
}
