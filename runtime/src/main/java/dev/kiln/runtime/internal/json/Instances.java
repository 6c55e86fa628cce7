package dev.kiln.runtime.internal.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** Makes objects of the classes that a handler declares. */
final class Instances {
    private Instances() {}

    static Object create(Class<?> type) {
        return create(noArguments(type));
    }

    static Constructor<?> noArguments(Class<?> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new JsonException("Cannot make a " + type.getName()
                    + ": it is abstract; declare a concrete class, a Map or a List instead");
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.trySetAccessible();
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new JsonException(
                    "Cannot make a " + type.getName()
                            + ": give it a constructor without parameters, or make it a record or a static nested class",
                    e);
        }
    }

    static Object create(Constructor<?> constructor, Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new JsonException(
                    "The constructor of " + constructor.getDeclaringClass().getName() + " failed: " + e.getCause(),
                    e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new JsonException(
                    "Cannot make a " + constructor.getDeclaringClass().getName() + ": " + e, e);
        }
    }
}
