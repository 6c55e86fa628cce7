package dev.kiln.emulator.internal.store;

import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Optionals as an array of none or one, so that an empty one differs from none. */
final class OptionalCodec<T> implements ValueCodec<Optional<T>> {
    private final ValueCodec<T> content;

    OptionalCodec(ValueCodec<T> content) {
        this.content = content;
    }

    @Override
    public void write(Optional<T> value, JsonGenerator out) {
        out.writeStartArray();
        value.ifPresent(present -> content.write(present, out));
        out.writeEndArray();
    }

    @Override
    public Optional<T> read(JsonParser in) {
        if (in.nextToken() == JsonToken.END_ARRAY) {
            return Optional.empty();
        }
        Optional<T> value = Optional.of(content.read(in));
        in.nextToken();
        return value;
    }

    @Override
    public Object whenMissing() {
        return Optional.empty();
    }
}
