package dev.kiln.emulator.internal.store;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Records by the names of their components. */
final class RecordCodec<R> implements ValueCodec<R> {
    private record Component(int index, String name, Method accessor, ValueCodec<Object> codec) {}

    private final Class<R> type;
    private final Component[] components;
    private final Map<String, Component> byName = new HashMap<>();
    private final Constructor<R> constructor;

    RecordCodec(Class<R> type, ValueCodecs codecs) {
        this.type = type;
        RecordComponent[] declared = type.getRecordComponents();
        this.components = new Component[declared.length];
        for (int i = 0; i < declared.length; i++) {
            String where = type.getName() + "." + declared[i].getName();
            @SuppressWarnings("unchecked")
            ValueCodec<Object> codec = (ValueCodec<Object>) codecs.find(declared[i].getGenericType(), where);
            Component component = new Component(i, declared[i].getName(), opened(declared[i].getAccessor()), codec);
            components[i] = component;
            byName.put(component.name, component);
        }
        this.constructor = opened(canonical(type, declared));
    }

    private static <R> Constructor<R> canonical(Class<R> type, RecordComponent[] components) {
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("the record " + type.getName() + " has no canonical constructor", e);
        }
    }

    /** Records of services are mostly package-private. */
    private static <A extends AccessibleObject> A opened(A member) {
        member.setAccessible(true);
        return member;
    }

    @Override
    public void write(R value, JsonGenerator out) {
        out.writeStartObject();
        for (Component component : components) {
            out.writeName(component.name);
            component.codec.writeNullable(valueOf(component, value), out);
        }
        out.writeEndObject();
    }

    private @Nullable Object valueOf(Component component, R value) {
        try {
            return component.accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(type.getName() + "." + component.name + " cannot be read", e);
        }
    }

    @Override
    public R read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw ValueCodec.malformed("the record " + type.getSimpleName(), in);
        }
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (Component component : components) {
            values[component.index] = component.codec.whenMissing();
        }
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            Component component = byName.get(name);
            if (component == null) {
                in.skipChildren();
            } else {
                values[component.index] = component.codec.readNullable(in);
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " refuses what was stored", e);
        }
    }
}
