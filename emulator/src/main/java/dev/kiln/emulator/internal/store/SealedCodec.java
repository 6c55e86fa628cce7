package dev.kiln.emulator.internal.store;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Values of a sealed hierarchy: the simple name of the permitted type, then the value. */
final class SealedCodec implements ValueCodec<Object> {
    private record Permitted(String name, ValueCodec<Object> codec) {}

    private final Class<?> type;
    private final Map<Class<?>, Permitted> byClass = new HashMap<>();
    private final Map<String, Permitted> byName = new HashMap<>();

    SealedCodec(Class<?> type, ValueCodecs codecs) {
        this.type = type;
        addPermitted(type, codecs);
    }

    private void addPermitted(Class<?> sealed, ValueCodecs codecs) {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed() && !permitted.isEnum()) {
                addPermitted(permitted, codecs);
            } else {
                @SuppressWarnings("unchecked")
                ValueCodec<Object> codec = (ValueCodec<Object>) codecs.find(permitted);
                Permitted entry = new Permitted(permitted.getSimpleName(), codec);
                byClass.put(permitted, entry);
                if (byName.put(entry.name, entry) != null) {
                    throw new IllegalArgumentException(
                            "the store cannot tell apart two types named " + entry.name + " of " + type.getName());
                }
            }
        }
    }

    @Override
    public void write(Object value, JsonGenerator out) {
        Class<?> declared = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        Permitted permitted = byClass.get(declared);
        if (permitted == null) {
            throw new IllegalArgumentException(declared.getName() + " is not permitted by " + type.getName());
        }
        out.writeStartArray();
        out.writeString(permitted.name);
        permitted.codec.write(value, out);
        out.writeEndArray();
    }

    @Override
    public Object read(JsonParser in) {
        in.nextToken();
        Permitted permitted = byName.get(in.getString());
        if (permitted == null) {
            throw new IllegalStateException(
                    "stored bytes have the unknown " + type.getSimpleName() + " " + in.getString());
        }
        in.nextToken();
        Object value = permitted.codec.read(in);
        in.nextToken();
        return value;
    }
}
