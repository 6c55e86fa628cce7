package dev.kiln.runtime.internal.json;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows type parameters through subclasses, interfaces and the properties of generic classes. */
public final class Types {
    private Types() {}

    /** A generic class with its arguments filled in. */
    private record Parameterized(
            Class<?> raw, List<Type> arguments, @Nullable Type owner) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(new Type[0]);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return owner;
        }

        @Override
        public String toString() {
            return raw.getName() + arguments;
        }
    }

    private record ArrayOf(Type component) implements GenericArrayType {
        @Override
        public Type getGenericComponentType() {
            return component;
        }
    }

    /**
     * Tells what a class puts in the place of another class's type parameters.
     *
     * @return the arguments in the order of declaration; a parameter that stays open is a {@link TypeVariable}. Empty when
     *     {@code generic} is no supertype, or only as a raw one.
     */
    public static List<Type> arguments(Type type, Class<?> generic) {
        Deque<Type> open = new ArrayDeque<>();
        Set<Type> seen = new HashSet<>();
        open.add(type);
        while (!open.isEmpty()) {
            Type next = open.remove();
            Class<?> raw = raw(next);
            if (raw == generic) {
                return next instanceof ParameterizedType p ? List.of(p.getActualTypeArguments()) : List.of();
            }
            if (!generic.isAssignableFrom(raw) || !seen.add(next)) {
                continue;
            }
            Map<TypeVariable<?>, Type> variables = variables(next);
            for (Type parent : raw.getGenericInterfaces()) {
                open.add(resolve(parent, variables));
            }
            Type parent = raw.getGenericSuperclass();
            if (parent != null) {
                open.add(resolve(parent, variables));
            }
        }
        return List.of();
    }

    /** What the type parameters of a type and of all its superclasses stand for. */
    static Map<TypeVariable<?>, Type> variables(Type type) {
        Map<TypeVariable<?>, Type> variables = new HashMap<>();
        for (Type at = type; at != null; at = raw(at).getGenericSuperclass()) {
            if (at instanceof ParameterizedType p) {
                TypeVariable<?>[] names = raw(at).getTypeParameters();
                Type[] arguments = p.getActualTypeArguments();
                for (int i = 0; i < names.length; i++) {
                    variables.put(names[i], resolve(arguments[i], variables));
                }
            }
        }
        return variables;
    }

    static Type resolve(Type type, Map<TypeVariable<?>, Type> variables) {
        if (variables.isEmpty() || type instanceof Class) {
            return type;
        }
        if (type instanceof TypeVariable<?> variable) {
            Type found = variables.get(variable);
            return found == null ? type : found;
        }
        if (type instanceof ParameterizedType p) {
            Type[] arguments = p.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = resolve(arguments[i], variables);
            }
            return new Parameterized(raw(p), Arrays.asList(arguments), p.getOwnerType());
        }
        if (type instanceof GenericArrayType array) {
            return new ArrayOf(resolve(array.getGenericComponentType(), variables));
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0], variables);
        }
        return type;
    }

    /** The class behind a type; an open parameter counts as its bound. */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> c) {
            return c;
        }
        if (type instanceof ParameterizedType p) {
            return (Class<?>) p.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        if (type instanceof TypeVariable<?> variable) {
            return raw(variable.getBounds()[0]);
        }
        return raw(((WildcardType) type).getUpperBounds()[0]);
    }

    /** The n-th argument of a container type, or {@code Object}. */
    static Type argument(Type type, Class<?> generic, int n) {
        List<Type> arguments = arguments(type, generic);
        return n < arguments.size() ? arguments.get(n) : Object.class;
    }
}
