package dev.kiln.emulator.internal.lambda;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Members that two classes of the SDK have in common: Lambda's model repeats a function's configuration in a request and
 * five responses, each a class of its own.
 */
final class Members {
    private Members() {}

    /** Copies what is set in {@code from} and has the same name and kind in {@code to}, a builder. */
    static <B extends SdkPojo> B copy(SdkPojo from, B to) {
        Map<String, SdkField<?>> known = new HashMap<>();
        from.sdkFields().forEach(field -> known.put(field.memberName(), field));
        for (SdkField<?> target : to.sdkFields()) {
            SdkField<?> source = known.get(target.memberName());
            Object value = source == null || !alike(source, target) ? null : given(source.getValueOrDefault(from));
            if (value != null) {
                target.set(to, convert(value, target));
            }
        }
        return to;
    }

    private static Object convert(Object value, SdkField<?> target) {
        if (value instanceof SdkPojo nested) {
            SdkPojo builder = target.constructor().get();
            return ((Buildable) copy(nested, builder)).build();
        }
        return value;
    }

    private static @Nullable Object given(@Nullable Object value) {
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap ? null : value;
    }

    private static boolean alike(SdkField<?> source, SdkField<?> target) {
        return source.marshallingType().equals(target.marshallingType())
                && elements(source).equals(elements(target));
    }

    private static Object elements(SdkField<?> field) {
        return field.marshallingType().equals(MarshallingType.LIST)
                ? field.getTrait(ListTrait.class).memberFieldInfo().marshallingType()
                : List.of();
    }
}
