package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.lambda.FunctionUrls.UrlCall;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.RequestBody;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Makes the event that a function gets for a request to its URL: payload format 2.0. */
final class UrlEvent {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final UrlCall call;
    private final HttpRequest http;
    private final Instant now;
    private final boolean signed;
    private final String requestId = UUID.randomUUID().toString();
    private final String traceHeader;

    UrlEvent(UrlCall call, Instant now, boolean signed) {
        this.call = call;
        this.http = call.http();
        this.now = now;
        this.signed = signed;
        String given = http.header("X-Amzn-Trace-Id");
        String random = UUID.randomUUID().toString().replace("-", "").substring(0, 24);
        this.traceHeader = given != null
                ? given
                : "Root=1-" + String.format(Locale.ROOT, "%08x", now.getEpochSecond()) + "-" + random;
    }

    Event event() {
        String json = JsonText.write(this::write);
        FunctionName name = call.url().functionName();
        return new Event(requestId, json.getBytes(StandardCharsets.UTF_8), name.arn(), traceHeader, null, null, null);
    }

    private void write(JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("version", "2.0");
        out.writeStringProperty("routeKey", "$default");
        out.writeStringProperty("rawPath", call.path());
        out.writeStringProperty("rawQueryString", http.query());
        List<String> cookies = cookies();
        if (!cookies.isEmpty()) {
            out.writeArrayPropertyStart("cookies");
            cookies.forEach(out::writeString);
            out.writeEndArray();
        }
        strings(out, "headers", headers());
        Map<String, String> parameters = parameters();
        if (!parameters.isEmpty()) {
            strings(out, "queryStringParameters", parameters);
        }
        context(out);
        body(out);
        out.writeEndObject();
    }

    private void context(JsonGenerator out) {
        String id = call.url().id();
        boolean hostForm = http.host().startsWith(id + ".");
        out.writeObjectPropertyStart("requestContext");
        out.writeStringProperty("accountId", signed ? call.caller().account() : "anonymous");
        out.writeStringProperty("apiId", id);
        if (signed) {
            authorizer(out);
        }
        out.writeStringProperty(
                "domainName",
                hostForm ? http.host() : FunctionUrls.host(id, call.url().region()));
        out.writeStringProperty("domainPrefix", id);
        out.writeObjectPropertyStart("http");
        out.writeStringProperty("method", http.method());
        out.writeStringProperty("path", call.path());
        out.writeStringProperty("protocol", "HTTP/1.1");
        out.writeStringProperty("sourceIp", http.sourceIp());
        String userAgent = http.header("User-Agent");
        if (userAgent != null) {
            out.writeStringProperty("userAgent", userAgent);
        }
        out.writeEndObject();
        out.writeStringProperty("requestId", requestId);
        out.writeStringProperty("routeKey", "$default");
        out.writeStringProperty("stage", "$default");
        out.writeStringProperty("time", TIME.format(now));
        out.writeNumberProperty("timeEpoch", now.toEpochMilli());
        out.writeEndObject();
    }

    private void authorizer(JsonGenerator out) {
        String account = call.caller().account();
        out.writeObjectPropertyStart("authorizer");
        out.writeObjectPropertyStart("iam");
        out.writeStringProperty("accessKey", call.caller().accessKey());
        out.writeStringProperty("accountId", account);
        out.writeStringProperty("callerId", account);
        out.writeNullProperty("cognitoIdentity");
        out.writeNullProperty("principalOrgId");
        out.writeStringProperty("userArn", "arn:aws:iam::" + account + ":root");
        out.writeStringProperty("userId", account);
        out.writeEndObject();
        out.writeEndObject();
    }

    private void body(JsonGenerator out) {
        RequestBody body = http.body();
        byte[] bytes = body instanceof RequestBody.Collected collected ? collected.bytes() : new byte[0];
        boolean text = bytes.length == 0 || isText(http.header("Content-Type"));
        if (bytes.length > 0) {
            out.writeStringProperty(
                    "body",
                    text
                            ? new String(bytes, StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(bytes));
        }
        out.writeBooleanProperty("isBase64Encoded", !text);
    }

    /** AWS hands on as text what these types say is text; form data is not among them. */
    private static boolean isText(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.equals("application/json")
                || type.equals("application/javascript")
                || type.equals("application/xml");
    }

    private List<String> cookies() {
        List<String> cookies = new ArrayList<>();
        for (String header : http.headers().all("Cookie")) {
            for (String cookie : header.split(";", -1)) {
                if (!cookie.isBlank()) {
                    cookies.add(cookie.strip());
                }
            }
        }
        return cookies;
    }

    private Map<String, String> headers() {
        Map<String, String> lower = new LinkedHashMap<>();
        Headers given = http.headers();
        for (String name : given.names()) {
            if (!name.equalsIgnoreCase("Cookie")) {
                lower.put(name.toLowerCase(Locale.ROOT), String.join(",", given.all(name)));
            }
        }
        lower.put("x-amzn-trace-id", traceHeader);
        lower.put("x-forwarded-for", http.sourceIp());
        lower.put("x-forwarded-port", "443");
        lower.put("x-forwarded-proto", "https");
        return lower;
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : http.query().split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = decode(equals < 0 ? part : part.substring(0, equals));
                String value = equals < 0 ? "" : decode(part.substring(equals + 1));
                parameters.merge(name, value, (one, other) -> one + "," + other);
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private static void strings(JsonGenerator out, String name, Map<String, String> members) {
        out.writeObjectPropertyStart(name);
        members.forEach(out::writeStringProperty);
        out.writeEndObject();
    }
}
