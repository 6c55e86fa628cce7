package dev.kiln.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                log.add(
                        headers.containsKey("Content-Length")
                                ? toString(UTF_8)
                                : "end " + trailers.get().keySet());
            }
        };
    }

    @SuppressWarnings("unchecked")
    private void run(ClassLoader loader, Class<?> handler) throws ReflectiveOperationException {
        Class<?> transport = loader.loadClass(Transport.class.getName());
        Object host = Proxy.newProxyInstance(loader, new Class<?>[] {transport}, (proxy, method, arguments) -> {
            if (method.getName().equals("post")) {
                return post((String) arguments[0], (Map<String, String>) arguments[1], (Supplier<Map<String, String>>)
                        arguments[2]);
            }
            return events.isEmpty() ? null : get((Map<String, String>) arguments[1]);
        });
        Object status = loader.loadClass(KilnRuntime.class.getName())
                .getMethod("run", String.class, Map.class, ClassLoader.class, transport)
                .invoke(null, handler.getName(), Map.of(), loader, host);
        assertThat(status).isEqualTo(0);
    }

    @Test
    void runsHandlersOverAProxyOfTheTransport() throws Exception {
        try (URLClassLoader loader = isolated()) {
            run(loader, Counts.class);
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

    public static final class Shouts implements CustomPojoSerializer {
        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T fromJson(InputStream input, Type type) {
            try {
                return (T) new String(input.readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T fromJson(String input, Type type) {
            return (T) input;
        }

        @Override
        public <T> void toJson(T value, OutputStream output, Type type) {
            try {
                output.write((value + "!").getBytes(UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static final class Repeats implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String event, Context context) {
            return event + event;
        }
    }

    @Test
    void usesTheSerializerThatTheFunctionBrings(@TempDir Path services) throws Exception {
        Path file = services.resolve("META-INF/services/" + CustomPojoSerializer.class.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, Shouts.class.getName());
        events.remove(0);
        try (URLClassLoader loader = isolated(services.toUri().toURL())) {
            run(loader, Repeats.class);
        }
        assertThat(log).containsExactly("invocation/id-1/response application/json", "{}{}!");
    }

    private static URLClassLoader isolated(URL... more) {
        URL[] urls = Arrays.copyOf(more, more.length + 3);
        int i = more.length;
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
