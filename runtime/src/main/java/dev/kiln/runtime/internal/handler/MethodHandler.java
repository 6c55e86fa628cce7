package dev.kiln.runtime.internal.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.kiln.runtime.Invocable;
import dev.kiln.runtime.ResponseStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Any public method, named with {@code ::}.
 *
 * <p>It may take an {@code InputStream} or an object as the event, an {@code OutputStream} or {@code ResponseStream}, and
 * a {@code Context}, in this order, each or none.
 */
final class MethodHandler implements Invocable {
    /** Bridges last, and of overloads the one with the most parameters, where a {@code Context} at the end counts double. */
    private static final Comparator<Method> PREFERENCE = Comparator.comparing(Method::isBridge)
            .thenComparing(Comparator.comparingInt(MethodHandler::rank).reversed());

    private final Method method;
    private final @Nullable Object instance;
    private final boolean streams;
    private final @Nullable Serialization event;
    private final Serialization response;

    private MethodHandler(Method method, @Nullable Object instance) {
        this.method = method;
        this.instance = instance;
        ClassLoader loader = method.getDeclaringClass().getClassLoader();
        Class<?>[] parameters = method.getParameterTypes();
        boolean streams = false;
        boolean takesStream = false;
        Serialization event = null;
        for (int i = 0; i < parameters.length; i++) {
            streams |= isOutput(parameters[i]);
            takesStream |= parameters[i] == InputStream.class;
            if (isEvent(parameters[i])) {
                event = Serialization.of(method.getGenericParameterTypes()[i], loader);
            }
        }
        this.streams = streams;
        this.event = event;
        // as on AWS, a method that takes a stream has nothing else to say
        Type type = takesStream || streams ? void.class : method.getGenericReturnType();
        this.response = Serialization.of(type, loader);
    }

    static MethodHandler of(Class<?> type, @Nullable Object instance, String name) {
        List<Method> methods = new ArrayList<>();
        try {
            for (Method method : type.getMethods()) {
                if (method.getName().equals(name) && fits(method)) {
                    methods.add(method);
                }
            }
        } catch (NoClassDefFoundError e) {
            throw HandlerFault.of("Error loading method " + name + " on class " + type.getName(), e);
        }
        if (methods.isEmpty()) {
            throw HandlerFault.of("No public method named " + name
                    + " with appropriate method signature found on class " + type.getName());
        }
        methods.sort(PREFERENCE);
        Method method = methods.get(0);
        method.trySetAccessible();
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        return new MethodHandler(method, isStatic ? null : HandlerLoader.orNew(type, instance));
    }

    private static int rank(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        int length = parameters.length;
        return length > 0 && parameters[length - 1] == Context.class ? length + 1 : length;
    }

    /** Event, response, context: each at most once, in this order; an object as the event leaves no room for a stream. */
    private static boolean fits(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        int at = 0;
        boolean object = false;
        if (at < parameters.length && (parameters[at] == InputStream.class || isEvent(parameters[at]))) {
            object = isEvent(parameters[at++]);
        }
        if (at < parameters.length && isOutput(parameters[at]) && !object) {
            at++;
        }
        if (at < parameters.length && parameters[at] == Context.class) {
            at++;
        }
        return at == parameters.length;
    }

    private static boolean isOutput(Class<?> parameter) {
        return parameter == OutputStream.class || parameter == ResponseStream.class;
    }

    private static boolean isEvent(Class<?> parameter) {
        return parameter != InputStream.class && parameter != Context.class && !isOutput(parameter);
    }

    @Override
    public void invoke(InputStream event, ResponseStream response, Context context) throws Exception {
        Class<?>[] parameters = method.getParameterTypes();
        @Nullable Object[] arguments = new @Nullable Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] == InputStream.class) {
                arguments[i] = event;
            } else if (parameters[i] == Context.class) {
                arguments[i] = context;
            } else if (isOutput(parameters[i])) {
                arguments[i] = response;
            } else if (this.event != null) {
                arguments[i] = this.event.read(event);
            }
        }
        finish(call(arguments), response);
    }

    private void finish(@Nullable Object result, ResponseStream response) throws IOException {
        if (!streams) {
            this.response.write(result, response);
        }
    }

    private @Nullable Object call(@Nullable Object[] arguments) throws Exception {
        try {
            return method.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof Exception exception ? exception : e;
        }
    }

    @Override
    public boolean streams() {
        return streams;
    }
}
