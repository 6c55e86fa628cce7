package dev.kiln.runtime.internal.handler;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kiln.runtime.Invocable;
import dev.kiln.runtime.StreamingHandler;
import dev.kiln.runtime.internal.json.Types;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what kind of handler a class is. */
public final class HandlerLoader {
    private HandlerLoader() {}

    /**
     * Loads a handler by name.
     *
     * @throws HandlerFault if the class fails to initialize; any other fault is thrown by the first call, as on AWS
     */
    public static Invocable load(String handler, ClassLoader loader) {
        int colons = handler.lastIndexOf("::");
        String className = colons < 0 ? handler : handler.substring(0, colons);
        String method = colons < 0 ? null : handler.substring(colons + 2);
        if (className.isEmpty() || (method != null && method.isEmpty())) {
            return new Faulty(HandlerFault.of("Invalid handler: `" + handler + "'"));
        }
        Class<?> type;
        try {
            type = Class.forName(className, true, loader);
        } catch (ClassNotFoundException e) {
            return new Faulty(HandlerFault.of("Class not found: " + className, e));
        } catch (NoClassDefFoundError e) {
            return new Faulty(HandlerFault.fatal("Error loading class " + className + because(e), e));
        } catch (LinkageError e) {
            throw HandlerFault.fatal("Error loading class " + className + because(e), e);
        }
        return of(type, null, method);
    }

    private static String because(Throwable e) {
        return e.getMessage() == null ? "" : ": " + e.getMessage();
    }

    /** Binds a handler class, or the given instance of it. */
    public static Invocable of(Class<?> type, @Nullable Object instance, @Nullable String method) {
        try {
            return bind(type, instance, method);
        } catch (HandlerFault fault) {
            if (fault.fatal()) {
                throw fault;
            }
            return new Faulty(fault);
        }
    }

    private static Invocable bind(Class<?> type, @Nullable Object instance, @Nullable String method) {
        if (method != null) {
            return MethodHandler.of(type, instance, method);
        }
        if (StreamingHandler.class.isAssignableFrom(type)) {
            return new Streaming((StreamingHandler) orNew(type, instance));
        }
        if (RequestStreamHandler.class.isAssignableFrom(type)) {
            return new Streams((RequestStreamHandler) orNew(type, instance));
        }
        if (RequestHandler.class.isAssignableFrom(type)) {
            List<Type> types = types(type);
            return new Pojo((RequestHandler<?, ?>) orNew(type, instance), types.get(0), types.get(1));
        }
        throw HandlerFault.of("Class does not implement an appropriate handler interface: " + type.getName());
    }

    private static List<Type> types(Class<?> type) {
        List<Type> types = Types.arguments(type, RequestHandler.class);
        String trouble = "Class " + type.getName() + " does not implement RequestHandler with concrete type parameters";
        if (types.size() != 2) {
            throw HandlerFault.of(trouble);
        }
        for (Type argument : types) {
            if (argument instanceof TypeVariable<?> variable && variable.getBounds()[0] == Object.class) {
                throw HandlerFault.of(trouble + ": parameter " + variable + " has no upper bound.");
            }
        }
        return types;
    }

    static Object orNew(Class<?> type, @Nullable Object instance) {
        if (instance != null) {
            return instance;
        }
        try {
            Constructor<?> constructor = type.getConstructor();
            constructor.trySetAccessible();
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            boolean inner = type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
            throw HandlerFault.of(
                    inner
                            ? "Class " + type.getName()
                                    + " cannot be instantiated because it is a non-static inner class"
                            : "Class " + type.getName() + " has no public zero-argument constructor",
                    e);
        } catch (InvocationTargetException e) {
            throw HandlerFault.constructor(e.getCause() == null ? e : e.getCause());
        } catch (InstantiationException | IllegalAccessException e) {
            throw HandlerFault.of(e.toString(), e);
        }
    }
}
