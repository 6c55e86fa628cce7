package dev.kiln.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A host that loads the runtime in a class loader of its own, and shares nothing with it but the JDK. */
class HostTest {
    public static final class Counts implements StreamingHandler {
        private static int calls;

        @Override
        @SuppressWarnings("StaticAssignmentOfThrowable")
        public void handle(InputStream event, ResponseStream response, Context context) throws Exception {
            calls++;
            response.write(("call " + calls).getBytes(UTF_8));
            response.flush();
            if (calls == 2) {
                throw new IllegalStateException("enough");
            }
        }
    }

    private final List<String> events = new ArrayList<>(List.of("{}", "{}"));
    private final List<String> log = new ArrayList<>();

    private Object get(Map<String, String> headers) {
        headers.put("lambda-runtime-aws-request-id", "id-" + events.size());
        return new ByteArrayInputStream(events.remove(0).getBytes(UTF_8));
    }

    private OutputStream post(String path, Map<String, String> headers, Supplier<Map<String, String>> trailers) {
        log.add(path + " " + headers.get("Content-Type"));
        return new ByteArrayOutputStream() {
            @Override
            public void flush() {
                log.add(toString(UTF_8));
                reset();
            }

            @Override
            public void close() {
                log.add("end " + trailers.get().keySet());
            }
        };
    }

    @Test
    @SuppressWarnings("unchecked")
    void runsHandlersOverAProxyOfTheTransport() throws Exception {
        try (URLClassLoader loader = isolated()) {
            Class<?> transport = loader.loadClass(Transport.class.getName());
            Object host = Proxy.newProxyInstance(loader, new Class<?>[] {transport}, (proxy, method, arguments) -> {
                if (method.getName().equals("post")) {
                    return post(
                            (String) arguments[0], (Map<String, String>) arguments[1], (Supplier<Map<String, String>>)
                                    arguments[2]);
                }
                return events.isEmpty() ? null : get((Map<String, String>) arguments[1]);
            });
            Object status = loader.loadClass(KilnRuntime.class.getName())
                    .getMethod("run", String.class, Map.class, ClassLoader.class, transport)
                    .invoke(null, Counts.class.getName(), Map.of(), loader, host);
            assertThat(status).isEqualTo(0);
        }
        assertThat(log)
                .containsExactly(
                        "invocation/id-2/response application/octet-stream",
                        "call 1",
                        "end []",
                        "invocation/id-1/response application/octet-stream",
                        "call 2",
                        "end [Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body]");
        assertThat(Counts.calls).isZero();
    }

    private static URLClassLoader isolated() {
        URL[] urls = new URL[3];
        int i = 0;
        for (Class<?> type : List.of(KilnRuntime.class, HostTest.class, Context.class)) {
            urls[i++] = type.getProtectionDomain().getCodeSource().getLocation();
        }
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    @Test
    void callsABoundHandlerWithoutARuntime() throws Exception {
        Invocable handler = Handlers.of(new Doubles(), "twice");
        assertThat(handler.streams()).isFalse();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (ResponseStream response = ResponseStream.into(contentType -> answer)) {
            handler.invoke(new ByteArrayInputStream("21".getBytes(UTF_8)), response, anyContext());
        }
        assertThat(answer.toString(UTF_8)).isEqualTo("42");
    }

    @SuppressWarnings("NullAway") // the handler does not look at it
    private static Context anyContext() {
        return null;
    }

    public static final class Doubles {
        public int twice(int n) throws IOException {
            return 2 * n;
        }
    }
}
