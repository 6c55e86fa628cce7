package dev.kiln.runtime.internal.handler;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import dev.kiln.runtime.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Reads and writes the values of one type: by the function's own serializer if it brings one, else by ours. */
final class Serialization {
    private final Type type;
    private final @Nullable CustomPojoSerializer custom;

    private Serialization(Type type, @Nullable CustomPojoSerializer custom) {
        this.type = type;
        this.custom = custom;
    }

    static Serialization of(Type type, @Nullable ClassLoader loader) {
        CustomPojoSerializer custom = custom(loader);
        if (custom == null && !isVoid(type)) {
            Json.prepare(type);
        }
        return new Serialization(type, custom);
    }

    private static @Nullable CustomPojoSerializer custom(@Nullable ClassLoader loader) {
        Iterator<CustomPojoSerializer> found =
                ServiceLoader.load(CustomPojoSerializer.class, loader).iterator();
        if (!found.hasNext()) {
            return null;
        }
        CustomPojoSerializer serializer = found.next();
        if (found.hasNext()) {
            throw HandlerFault.of(
                    "Too many serializers provided inside the META-INF/services folder, only one is allowed");
        }
        return serializer;
    }

    private static boolean isVoid(Type type) {
        return type == void.class || type == Void.class;
    }

    @Nullable
    Object read(InputStream event) {
        try {
            return custom == null ? Json.read(event.readAllBytes(), type) : custom.fromJson(event, type);
        } catch (RuntimeException | IOException e) {
            throw new RuntimeException("An error occurred during JSON parsing", Traces.cut(e));
        }
    }

    void write(@Nullable Object value, OutputStream response) throws IOException {
        if (isVoid(type)) {
            response.write("null".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        try {
            if (custom == null) {
                response.write(Json.write(value));
            } else {
                writeCustom(custom, value, response);
            }
        } catch (RuntimeException e) {
            throw new RuntimeException("An error occurred during JSON serialization of response", e);
        }
    }

    @SuppressWarnings("NullAway") // AWS hands a null response to the serializer, too
    private void writeCustom(CustomPojoSerializer custom, @Nullable Object value, OutputStream response) {
        custom.toJson(value, response, type);
    }
}
