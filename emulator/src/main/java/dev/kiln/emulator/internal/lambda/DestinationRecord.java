package dev.kiln.emulator.internal.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What a destination is told of an asynchronous invocation, in AWS's JSON. Payloads go in as they are, byte for byte. */
final class DestinationRecord {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private DestinationRecord() {}

    static String of(AsyncEvent event, String condition, Instant now) {
        StringBuilder json = new StringBuilder(512);
        json.append("{\"version\":\"1.0\",\"timestamp\":\"").append(TIME.format(now));
        json.append("\",\"requestContext\":{\"requestId\":\"")
                .append(event.event().requestId());
        json.append("\",\"functionArn\":\"")
                .append(event.name().qualified(event.name().version()).arn());
        json.append("\",\"condition\":\"").append(condition);
        json.append("\",\"approximateInvokeCount\":").append(event.runs());
        json.append("},\"requestPayload\":").append(json(event.event().payload()));
        AsyncEvent.Answer answer = event.last();
        if (answer != null) {
            json.append(",\"responseContext\":{\"statusCode\":200,\"executedVersion\":\"")
                    .append(answer.executedVersion())
                    .append('"')
                    .append(answer.failed() ? ",\"functionError\":\"Unhandled\"" : "")
                    .append("},\"responsePayload\":")
                    .append(json(answer.payload()));
        }
        return json.append('}').toString();
    }

    /** JSON as it is, nothing as null, and any other text as a text. */
    private static String json(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return "null";
        }
        return JsonText.problem(payload) == null ? text : JsonText.write(json -> json.writeString(text));
    }
}
