package dev.kiln.emulator.internal.environment.inprocess;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Handlers that look at what they are deployed with. */
final class Deployed {
    private Deployed() {}

    /** Answers with the text of a resource and how often there is one. */
    public static final class Resources implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String name, Context context) {
            ClassLoader loader = Resources.class.getClassLoader();
            try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(name));
                    InputStream byUrl =
                            Objects.requireNonNull(loader.getResource(name)).openStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "|"
                        + new String(byUrl.readAllBytes(), StandardCharsets.UTF_8) + "|"
                        + Collections.list(Thread.currentThread()
                                        .getContextClassLoader()
                                        .getResources(name))
                                .size();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Reads and writes everything as text. */
    public static final class Text implements CustomPojoSerializer {
        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T fromJson(InputStream input, Type type) {
            try {
                return (T) new String(input.readAllBytes(), StandardCharsets.UTF_8);
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
                output.write(("<" + value + ">").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Answers what it gets. */
    public static final class Echo implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String text, Context context) {
            return text;
        }
    }

    /** Answers with what is known of its own jar. */
    public static final class Origins implements RequestHandler<Object, String> {
        @Override
        public String handleRequest(Object event, Context context) {
            URL location = Origins.class.getProtectionDomain().getCodeSource().getLocation();
            String file = location.getPath().replaceFirst(".*/", "");
            @Nullable String version = Origins.class.getPackage().getImplementationVersion();
            return file + " " + version;
        }
    }
}
