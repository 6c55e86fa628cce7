package dev.kiln.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API as the runtime sees it: one thing to wait for, one thing to send.
 *
 * <p>Over sockets this is HTTP. A host in the same JVM implements it without: every type here is the JDK's, so a host that
 * loads this jar in a class loader of its own needs no class in common with it but a {@link java.lang.reflect.Proxy}:
 *
 * <pre>{@code
 * Class<?> runtime = loader.loadClass("dev.kiln.runtime.KilnRuntime");
 * Class<?> transport = loader.loadClass("dev.kiln.runtime.Transport");
 * Object host = Proxy.newProxyInstance(loader, new Class<?>[] {transport}, (proxy, method, args) ->
 *         method.getName().equals("get") ? next((Map<String, String>) args[1])
 *                 : open((String) args[0], (Map<String, String>) args[1], (Supplier<Map<String, String>>) args[2]));
 * runtime.getMethod("run", String.class, Map.class, ClassLoader.class, transport)
 *         .invoke(null, "com.example.Handler", environment, loader, host);
 * }</pre>
 *
 * <p>One runtime calls from one thread, except that a handler may write to a posted body from threads of its own, one at a time.
 */
public interface Transport {
    /**
     * Waits for what comes next.
     *
     * @param path {@code invocation/next}, or {@code restore/next}
     * @param headers filled by the callee with the headers of the reply, names in lower case
     * @return the event; null when there is no more to come and the runtime should end
     */
    @Nullable
    InputStream get(String path, Map<String, String> headers) throws IOException;

    /**
     * Sends a response or an error.
     *
     * @param path {@code invocation/<request id>/response}, {@code invocation/<request id>/error}, {@code init/error} or
     *     {@code restore/error}
     * @param headers as HTTP would carry them; without {@code Content-Length} the body is a stream whose bytes are to be
     *     passed on as they come
     * @param trailers asked once, when a body without {@code Content-Length} is closed; empty unless the handler failed
     *     after its first byte, and then {@code Lambda-Runtime-Function-Error-Type} and {@code -Body}
     * @return takes the body; a streamed one is flushed after each write, the last before it is closed. Writing fails when nobody waits for it any more, closing fails when it was refused
     */
    OutputStream post(String path, Map<String, String> headers, Supplier<Map<String, String>> trailers)
            throws IOException;
}
