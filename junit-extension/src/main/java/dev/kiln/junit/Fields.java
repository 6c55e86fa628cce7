package dev.kiln.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Checks and sets fields marked {@link Emulated}. */
final class Fields {
    private Fields() {}

    static void check(Field field) {
        if (Modifier.isFinal(field.getModifiers())) {
            throw new IllegalArgumentException(describe(field) + " is final and cannot be injected");
        }
        if (!Harness.supports(field.getType())) {
            throw new IllegalArgumentException(describe(field) + " cannot be injected: " + Harness.SUPPORTED);
        }
    }

    static void set(Field field, @Nullable Object instance, Object value) {
        try {
            field.setAccessible(true);
            field.set(instance, value);
        } catch (IllegalAccessException refused) {
            throw new IllegalArgumentException(describe(field) + " cannot be set", refused);
        }
    }

    static String describe(Field field) {
        return "@Emulated field " + field.getDeclaringClass().getName() + "." + field.getName() + " of type "
                + field.getType().getName();
    }
}
