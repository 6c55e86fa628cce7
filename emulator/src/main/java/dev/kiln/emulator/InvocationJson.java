package dev.kiln.emulator;

import dev.kiln.emulator.Invocation.Chunk;
import dev.kiln.emulator.Invocation.Phase;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a measurement as JSON, with AWS's names and milliseconds. */
final class InvocationJson {
    private static final JsonFactory JSON = new JsonFactory();

    private InvocationJson() {}

    static String of(Invocation invocation) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, invocation);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Invocation one) {
        json.writeStartObject();
        json.writeStringProperty("requestId", one.requestId());
        json.writeStringProperty("functionArn", one.functionArn());
        json.writeStringProperty("version", one.version());
        json.writeStringProperty("queuedAt", one.queuedAt().toString());
        json.writeBooleanProperty("coldStart", one.coldStart());
        one.initDuration().ifPresent(span -> millis(json, "initDurationMs", span));
        millis(json, "durationMs", one.duration());
        millis(json, "billedDurationMs", one.billedDuration());
        one.responseLatency().ifPresent(span -> millis(json, "responseLatencyMs", span));
        one.responseDuration().ifPresent(span -> millis(json, "responseDurationMs", span));
        json.writeNumberProperty("maxMemoryUsedMB", one.maxMemoryMegabytes());
        json.writeNumberProperty("producedBytes", one.bytes());
        one.error().ifPresent(error -> {
            json.writeStringProperty("errorType", error.type());
            json.writeStringProperty("error", error.payload());
        });
        json.writeObjectPropertyStart("phasesMs");
        for (Phase phase : Phase.values()) {
            Duration at = one.phases().get(phase);
            if (at != null) {
                millis(json, phase.name().toLowerCase(Locale.ROOT), at);
            }
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("chunks");
        for (Chunk chunk : one.chunks()) {
            json.writeStartObject();
            millis(json, "atMs", chunk.at());
            json.writeNumberProperty("bytes", chunk.bytes());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void millis(JsonGenerator json, String name, Duration span) {
        json.writeNumberProperty(name, Math.round(span.toNanos() / 1e3) / 1e3);
    }
}
