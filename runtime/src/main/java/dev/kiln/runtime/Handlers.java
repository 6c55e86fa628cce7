package dev.kiln.runtime;

import dev.kiln.runtime.internal.handler.HandlerLoader;
import org.jspecify.annotations.Nullable;

/**
 * Binds handlers to one calling convention, whatever their kind: {@code RequestHandler}, {@code RequestStreamHandler}, {@link
 * StreamingHandler}, or a public method named with {@code ::}.
 *
 * <pre>{@code
 * Invocable handler = Handlers.load("com.example.Orders::place", loader);
 * ByteArrayOutputStream answer = new ByteArrayOutputStream();
 * try (ResponseStream response = ResponseStream.into(contentType -> answer)) {
 *     handler.invoke(event, response, context);
 * }
 * }</pre>
 *
 * <p>A class that is missing or fits no kind of handler is found out by the first call, as on AWS; a constructor or static
 * initializer that fails is found out here.
 */
public final class Handlers {
    private Handlers() {}

    /**
     * Loads a handler as Lambda's {@code Handler} setting names it.
     *
     * @param handler {@code package.Class} or {@code package.Class::method}
     * @throws RuntimeException if the class cannot be initialized or instantiated
     */
    public static Invocable load(String handler, ClassLoader loader) {
        return HandlerLoader.load(handler, loader);
    }

    /**
     * Makes an instance of a handler class.
     *
     * @param method the method to call; null for a class that implements a handler interface
     */
    public static Invocable of(Class<?> handler, @Nullable String method) {
        return HandlerLoader.of(handler, null, method);
    }

    /**
     * Binds a handler that exists already.
     *
     * @param handler neither a lambda nor generic in its event, since the type of the event is read from its class
     * @param method the method to call; null for a class that implements a handler interface
     */
    public static Invocable of(Object handler, @Nullable String method) {
        return HandlerLoader.of(handler.getClass(), handler, method);
    }
}
