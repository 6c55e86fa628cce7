package dev.kiln.emulator.internal.environment;

import java.io.StringWriter;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Small JSON texts: error payloads, extension events, platform log lines. */
final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    /** Writes one object; the keys keep the order in which they are written. */
    static String object(Consumer<JsonGenerator> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    static String object(Map<String, String> fields) {
        return object(json -> fields.forEach(json::writeStringProperty));
    }

    /** Returns a text field of the outermost object, or null where there is none or the bytes are no JSON object. */
    static @Nullable String field(byte[] text, String name) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = name.equals(json.currentName());
                JsonToken value = json.nextToken();
                if (found) {
                    return value == JsonToken.VALUE_STRING ? json.getString() : null;
                }
                json.skipChildren();
            }
            return null;
        } catch (JacksonException malformed) {
            return null;
        }
    }

    /** Opens a parser; the caller handles {@link JacksonException}. */
    static JsonParser parser(byte[] text) {
        return JSON.createParser(ObjectReadContext.empty(), text);
    }
}
