package dev.kiln.emulator.internal.store;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Enum constants by their names. */
final class EnumCodec implements ValueCodec<Object> {
    private final Class<?> type;
    private final Map<String, Object> constants = new HashMap<>();

    EnumCodec(Class<?> type) {
        this.type = type;
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
    }

    @Override
    public void write(Object value, JsonGenerator out) {
        out.writeString(((Enum<?>) value).name());
    }

    @Override
    public Object read(JsonParser in) {
        Object constant = constants.get(in.getString());
        if (constant == null) {
            throw new IllegalStateException(
                    "stored bytes have the unknown " + type.getSimpleName() + " " + in.getString());
        }
        return constant;
    }
}
