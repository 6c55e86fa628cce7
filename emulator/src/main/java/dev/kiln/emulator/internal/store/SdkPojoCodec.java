package dev.kiln.emulator.internal.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Model classes of the AWS SDK by the member names that they describe themselves with.
 *
 * <p>Members that are not set are not written; neither are the SDK's placeholders for lists and maps that are not set, so
 * that {@code hasX()} answers the same afterwards.
 */
final class SdkPojoCodec<T> implements ValueCodec<T> {
    private static final Map<Class<?>, Map<String, SdkField<?>>> FIELDS = new ConcurrentHashMap<>();
    private static final Map<SdkField<?>, ValueCodec<Object>> CODECS = new ConcurrentHashMap<>();

    private final Class<T> type;
    private final Method builder;

    SdkPojoCodec(Class<T> type) {
        this.type = type;
        try {
            this.builder = type.getMethod("builder");
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("the store cannot keep " + type.getName() + ": it has no builder()", e);
        }
    }

    @Override
    public void write(T value, JsonGenerator out) {
        writePojo((SdkPojo) value, out);
    }

    @Override
    public T read(JsonParser in) {
        try {
            return type.cast(readPojo((SdkPojo) builder.invoke(null), in));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(type.getName() + " cannot be built", e);
        }
    }

    private static void writePojo(SdkPojo pojo, JsonGenerator out) {
        out.writeStartObject();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = valueOf(field, pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                out.writeName(field.memberName());
                codecOf(field).write(value, out);
            }
        }
        out.writeEndObject();
    }

    /** The SDK's getter invents an idempotency token where none is set. */
    private static @Nullable Object valueOf(SdkField<?> field, SdkPojo pojo) {
        if (field.containsTrait(DefaultValueTrait.class) && pojo instanceof SdkRequest request) {
            return request.getValueForField(field.memberName(), Object.class).orElse(null);
        }
        return field.getValueOrDefault(pojo);
    }

    private static Object readPojo(SdkPojo target, JsonParser in) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw ValueCodec.malformed("an object of the SDK", in);
        }
        Map<String, SdkField<?>> fields = FIELDS.computeIfAbsent(
                target.getClass(),
                c -> target.sdkFields().stream().collect(Collectors.toMap(SdkField::memberName, Function.identity())));
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            SdkField<?> field = fields.get(name);
            if (field == null) {
                in.skipChildren();
            } else {
                field.set(target, codecOf(field).read(in));
            }
        }
        return ((Buildable) target).build();
    }

    private static ValueCodec<Object> codecOf(SdkField<?> field) {
        ValueCodec<Object> known = CODECS.get(field);
        // not computeIfAbsent: a list's codec asks for that of its elements
        return known != null ? known : createCodec(field);
    }

    @SuppressWarnings("unchecked")
    private static ValueCodec<Object> createCodec(SdkField<?> field) {
        MarshallingType<?> marshalling = field.marshallingType();
        ValueCodec<?> codec;
        if (marshalling == MarshallingType.SDK_POJO) {
            codec = new Nested(field);
        } else if (marshalling == MarshallingType.LIST) {
            codec = CollectionCodec.list(
                    codecOf(field.getRequiredTrait(ListTrait.class).memberFieldInfo()));
        } else if (marshalling == MarshallingType.MAP) {
            codec = new MapCodec<>(
                    new ValueCodecs().find(String.class),
                    codecOf(field.getRequiredTrait(MapTrait.class).valueFieldInfo()));
        } else {
            codec = ScalarCodec.of(marshalling.getTargetClass());
        }
        if (codec == null) {
            throw new IllegalArgumentException("the store cannot keep the member " + field.memberName() + ": it is a "
                    + marshalling.getTargetClass().getName());
        }
        CODECS.put(field, (ValueCodec<Object>) codec);
        return (ValueCodec<Object>) codec;
    }

    private record Nested(SdkField<?> field) implements ValueCodec<Object> {
        @Override
        public void write(Object value, JsonGenerator out) {
            writePojo((SdkPojo) value, out);
        }

        @Override
        public Object read(JsonParser in) {
            return readPojo(field.constructor().get(), in);
        }
    }
}
