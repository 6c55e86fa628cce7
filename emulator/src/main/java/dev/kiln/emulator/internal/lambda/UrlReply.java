package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.environment.Outcome;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Makes the HTTP reply of a function URL from what the function answered. */
final class UrlReply {
    private static final String JSON = "application/json";

    /** The transport's own business. */
    private static final Set<String> TRANSPORT_HEADERS =
            Set.of("content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "te", "trailer");

    private UrlReply() {}

    /** A refusal in AWS's form; null stands for JSON's null. */
    static HttpReply message(int status, @Nullable String message, String errorType) {
        String body = JsonText.write(out -> {
            out.writeStartObject();
            out.writeName("Message");
            if (message == null) {
                out.writeNull();
            } else {
                out.writeString(message);
            }
            out.writeEndObject();
        });
        HttpReply reply = HttpReply.text(status, JSON, body);
        reply.headers().add("x-amzn-ErrorType", errorType);
        return reply;
    }

    static HttpReply denied(@Nullable String message) {
        return message(403, message, "AccessDeniedException");
    }

    static HttpReply badGateway(Event event) {
        HttpReply reply = HttpReply.text(502, "text/plain", "Internal Server Error");
        identify(reply.headers(), event);
        return reply;
    }

    /** The reply to a complete response. */
    static HttpReply buffered(Event event, BufferedResponse response, Outcome outcome) {
        if (!(outcome instanceof Outcome.Succeeded)) {
            return badGateway(event);
        }
        byte[] payload = response.payload(outcome);
        try {
            HttpReply reply = Prelude.CONTENT_TYPE.equals(response.contentType()) ? prelude(payload) : json(payload);
            if (reply != null) {
                identify(reply.headers(), event);
                return reply;
            }
        } catch (JacksonException notJson) {
            // a function has to answer JSON
        }
        return badGateway(event);
    }

    private static @Nullable HttpReply prelude(byte[] payload) {
        Prelude prelude = new Prelude();
        int body = prelude.feed(payload, 0, payload.length);
        HttpReply head = prelude.isComplete() ? head(prelude.json()) : null;
        return head == null
                ? null
                : new HttpReply(
                        head.status(),
                        head.headers(),
                        new ReplyBody.Ready(Arrays.copyOfRange(payload, body, payload.length)));
    }

    private static @Nullable HttpReply json(byte[] payload) {
        Object value = JsonText.read(payload);
        if (value instanceof String text) {
            return HttpReply.text(200, JSON, text);
        }
        if (!(value instanceof Map<?, ?> object) || !object.containsKey("statusCode")) {
            return HttpReply.of(200, JSON, payload);
        }
        HttpReply head = head(object);
        Object body = object.get("body");
        if (head == null || !(body == null || body == JsonText.NULL || body instanceof String)) {
            return null;
        }
        if (!head.headers().contains("Content-Type")) {
            head.headers().add("Content-Type", JSON);
        }
        return body(head, body instanceof String text ? text : "", Boolean.TRUE.equals(object.get("isBase64Encoded")));
    }

    private static @Nullable HttpReply body(HttpReply head, String text, boolean base64) {
        try {
            byte[] bytes = base64 ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
            return new HttpReply(head.status(), head.headers(), new ReplyBody.Ready(bytes));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** Reads {@code {"statusCode", "headers", "cookies"}}; null if it cannot be a reply's head. */
    static @Nullable HttpReply head(byte[] json) {
        try {
            return JsonText.read(json) instanceof Map<?, ?> object ? head(object) : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }

    private static @Nullable HttpReply head(Map<?, ?> object) {
        int status = status(object.get("statusCode"));
        Object given = object.get("headers");
        Object cookies = object.get("cookies");
        boolean headersFit = given == null || given == JsonText.NULL || given instanceof Map;
        boolean cookiesFit = cookies == null || cookies == JsonText.NULL || cookies instanceof List;
        if (status < 100 || status > 599 || !headersFit || !cookiesFit) {
            return null;
        }
        Headers headers = new Headers();
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> header(headers, name.toString(), value));
        }
        if (cookies instanceof List<?> list) {
            list.forEach(cookie -> headers.add("Set-Cookie", cookie.toString()));
        }
        return new HttpReply(status, headers, ReplyBody.EMPTY);
    }

    private static void header(Headers headers, String name, Object value) {
        if (value != JsonText.NULL && !TRANSPORT_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            headers.add(name, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
    }

    private static int status(@Nullable Object value) {
        if (value == null) {
            return 200;
        }
        try {
            return value instanceof BigDecimal number ? number.intValueExact() : Integer.parseInt(value.toString());
        } catch (ArithmeticException | NumberFormatException malformed) {
            return -1;
        }
    }

    static void identify(Headers headers, Event event) {
        headers.set("x-amzn-RequestId", event.requestId());
        headers.set("X-Amzn-Trace-Id", event.traceHeader());
    }
}
