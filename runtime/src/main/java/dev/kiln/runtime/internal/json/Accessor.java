package dev.kiln.runtime.internal.json;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gets one property of an object: through a public getter, a record's accessor, or a public field. */
record Accessor(String name, AccessibleObject member) {
    private static final ClassValue<List<Accessor>> KNOWN = new ClassValue<>() {
        @Override
        protected List<Accessor> computeValue(Class<?> type) {
            return List.copyOf(find(type).values());
        }
    };

    /** The properties of a class, in the order of its fields; computed ones come last. */
    static List<Accessor> of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** The property types that the getters of a class announce. */
    static Map<String, Class<?>> types(Class<?> type) {
        Map<String, Class<?>> types = new HashMap<>();
        for (Map.Entry<String, Method> getter : getters(type).entrySet()) {
            types.put(getter.getKey(), getter.getValue().getReturnType());
        }
        return types;
    }

    private static Map<String, Accessor> find(Class<?> type) {
        Map<String, Accessor> found = new LinkedHashMap<>();
        Map<String, Method> getters = getters(type);
        for (Field field : fields(type)) {
            String name = field.getName();
            Method getter = getters.remove(name);
            if (getter != null) {
                add(found, name, getter);
            } else if (Modifier.isPublic(field.getModifiers())) {
                add(found, name, field);
            }
        }
        for (Map.Entry<String, Method> getter : getters.entrySet()) {
            add(found, getter.getKey(), getter.getValue());
        }
        return found;
    }

    private static void add(Map<String, Accessor> found, String name, AccessibleObject member) {
        member.trySetAccessible();
        found.put(name, new Accessor(name, member));
    }

    private static Iterable<Field> fields(Class<?> type) {
        Deque<Class<?>> lineage = new ArrayDeque<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            lineage.push(at);
        }
        Deque<Field> fields = new ArrayDeque<>();
        for (Class<?> at : lineage) {
            for (Field field : at.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0 && !field.isSynthetic()) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /** Sorted by name, since the JVM returns methods in no order. */
    private static Map<String, Method> getters(Class<?> type) {
        Map<String, Method> getters = new TreeMap<>();
        for (Method method : type.getMethods()) {
            String name = propertyOf(method);
            Method known = name == null ? null : getters.get(name);
            // getX is meant where isX is there, too; and the most specific of overridden ones
            if (name != null && (known == null || known.getName().startsWith("is") || overrides(method, known))) {
                getters.put(name, method);
            }
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                getters.put(component.getName(), component.getAccessor());
            }
        }
        return getters;
    }

    private static boolean overrides(Method method, Method known) {
        return method.getName().equals(known.getName())
                && known.getReturnType().isAssignableFrom(method.getReturnType());
    }

    private static @Nullable String propertyOf(Method method) {
        String name = method.getName();
        Class<?> type = method.getReturnType();
        if (method.getParameterCount() != 0
                || type == void.class
                || Modifier.isStatic(method.getModifiers())
                || method.isSynthetic()
                || method.getDeclaringClass() == Object.class) {
            return null;
        }
        if (name.length() > 3 && name.startsWith("get")) {
            return decapitalized(name.substring(3));
        }
        boolean truth = type == boolean.class || type == Boolean.class;
        return truth && name.length() > 2 && name.startsWith("is") ? decapitalized(name.substring(2)) : null;
    }

    /** The bean naming of the JDK: {@code Name} is {@code name}, but {@code URL} stays. */
    static String decapitalized(String name) {
        if (name.length() > 1 && Character.isUpperCase(name.charAt(0)) && Character.isUpperCase(name.charAt(1))) {
            return name;
        }
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    @Nullable
    Object get(Object bean) {
        try {
            return member instanceof Method method ? method.invoke(bean) : ((Field) member).get(bean);
        } catch (InvocationTargetException e) {
            throw new JsonException(member + " failed: " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new JsonException("Cannot read " + member + ": " + e, e);
        }
    }
}
