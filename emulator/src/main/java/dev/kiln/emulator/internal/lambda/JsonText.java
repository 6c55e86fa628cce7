package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.JsonWording;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** JSON that Lambda itself writes and reads: policies, events of function URLs, ends of streams. */
final class JsonText {
    static final JsonFactory JSON = new JsonFactory();

    /** Stands for JSON's null. */
    static final Object NULL = new Object();

    private JsonText() {}

    static String write(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            content.accept(json);
        }
        return text.toString();
    }

    /** An object of strings; nulls are left out. */
    static String object(Map<String, ? extends @Nullable String> members) {
        return write(json -> {
            json.writeStartObject();
            members.forEach((name, value) -> {
                if (value != null) {
                    json.writeStringProperty(name, value);
                }
            });
            json.writeEndObject();
        });
    }

    /** Returns null for a JSON value with nothing after it, else what is wrong and where. */
    static @Nullable String problem(byte[] text) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() == null) {
                return "No content to map due to end-of-input";
            }
            json.skipChildren();
            return json.nextToken() == null ? null : "Trailing token after value";
        } catch (JacksonException malformed) {
            TokenStreamLocation at = malformed.getLocation();
            return JsonWording.of(malformed)
                    + (at == null
                            ? ""
                            : "\n at [Source: (byte[]); line: " + at.getLineNr() + ", column: " + at.getColumnNr()
                                    + "]");
        }
    }

    /**
     * Reads a value: maps, lists, strings, numbers and booleans, with {@link #NULL} for null.
     *
     * @throws JacksonException if it is not JSON
     */
    static Object read(byte[] text) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            Object value = value(json);
            if (json.nextToken() != null) {
                throw new StreamReadException(json, "Trailing token after value");
            }
            return value;
        }
    }

    private static Object value(JsonParser json) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                object.put(name, value(json));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> array = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(json));
            }
            return array;
        }
        return scalar(json, token);
    }

    private static Object scalar(JsonParser json, @Nullable JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return json.getString();
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        if (token == JsonToken.VALUE_NULL) {
            return NULL;
        }
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return json.getDecimalValue();
        }
        throw new StreamReadException(json, "Unexpected end of input");
    }
}
