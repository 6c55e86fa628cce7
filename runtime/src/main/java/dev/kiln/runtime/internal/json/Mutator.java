package dev.kiln.runtime.internal.json;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets one property of a bean: through a setter of any visibility, or a public field. */
record Mutator(AccessibleObject member, Type type) {

    static Map<String, Mutator> of(Class<?> bean) {
        Map<String, Mutator> found = new HashMap<>();
        Map<String, Class<?>> getters = Accessor.types(bean);
        for (Class<?> at = bean; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                addSetter(found, getters, method);
            }
            addDefaultSetters(found, getters, at);
        }
        for (Field field : bean.getFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !found.containsKey(field.getName())) {
                field.trySetAccessible();
                found.put(field.getName(), new Mutator(field, field.getGenericType()));
            }
        }
        return found;
    }

    private static void addDefaultSetters(Map<String, Mutator> found, Map<String, Class<?>> getters, Class<?> type) {
        for (Class<?> parent : type.getInterfaces()) {
            for (Method method : parent.getMethods()) {
                if (method.isDefault()) {
                    addSetter(found, getters, method);
                }
            }
        }
    }

    private static void addSetter(Map<String, Mutator> found, Map<String, Class<?>> getters, Method method) {
        String name = method.getName();
        if (method.getParameterCount() != 1
                || method.isSynthetic()
                || Modifier.isStatic(method.getModifiers())
                || name.length() < 4
                || !name.startsWith("set")) {
            return;
        }
        String property = Accessor.decapitalized(name.substring(3));
        Mutator known = found.get(property);
        if (known == null || better(method, known, getters.get(property))) {
            method.trySetAccessible();
            found.put(property, new Mutator(method, method.getGenericParameterTypes()[0]));
        }
    }

    /** Of overloaded setters the one that fits the getter is meant; a subclass wins over its superclass. */
    private static boolean better(Method candidate, Mutator known, @Nullable Class<?> getter) {
        if (!(known.member instanceof Method setter) || setter.getDeclaringClass() != candidate.getDeclaringClass()) {
            return false;
        }
        Class<?> preferred = getter == null ? String.class : getter;
        return candidate.getParameterTypes()[0] == preferred && setter.getParameterTypes()[0] != preferred;
    }

    void set(Object bean, @Nullable Object value) {
        try {
            if (member instanceof Method method) {
                method.invoke(bean, value);
            } else {
                ((Field) member).set(bean, value);
            }
        } catch (InvocationTargetException e) {
            throw new JsonException(member + " failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new JsonException("Cannot set " + member + ": " + e, e);
        }
    }
}
