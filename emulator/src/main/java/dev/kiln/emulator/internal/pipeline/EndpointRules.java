package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.RequestBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint of a service answers before it looks for an operation, where the service declares {@link
 * ServiceApi.Builder#ownEndpoint}: health, preflights, and errors of requests that are not signed or not its kind.
 */
final class EndpointRules {
    private static final String JSON = "application/json";
    private static final String AMZ_JSON = "application/x-amz-json-1.0";
    private static final String SHOWN =
            "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date";

    private static final List<String> SIGNED_WITH = List.of("Credential", "Signature", "SignedHeaders");

    /** Shorter answers are not worth it. */
    private static final int LEAST_PACKED = 1024;

    private EndpointRules() {}

    /** Returns the endpoint's own answer, or null where the request is one for an operation. */
    static @Nullable HttpReply before(HttpRequest request, ServiceApi service, Supplier<@Nullable String> hints) {
        String type = contentType(request);
        boolean bare = request.body().length() == 0;
        if (request.method().equals("OPTIONS") && request.header("Origin") != null) {
            return preflight(request);
        }
        if (request.method().equals("GET") && request.path().equals("/")) {
            return HttpReply.text(
                    200, "text/plain", "healthy: " + request.headers().first("Host", "") + " ");
        }
        if (!request.method().equals("POST") || (!bare && type == null)) {
            return HttpReply.text(404, "application/xml", "<UnknownOperationException/>\n");
        }
        String answered = type == null ? JSON : type;
        if (operation(request, service) == null) {
            boolean json = bare || startsAsJson(request);
            HttpReply unknown = error(answered, json ? "UnknownOperationException" : "SerializationException", null);
            String hint = json ? hints.get() : null;
            if (hint != null) {
                unknown.headers().add("x-kiln-hint", hint);
            }
            return unknown;
        }
        return unsigned(request, answered);
    }

    private static @Nullable String operation(HttpRequest request, ServiceApi service) {
        String target = request.headers().first("X-Amz-Target", "");
        String prefix = service.targetPrefix() + ".";
        String operation = target.startsWith(prefix) ? target.substring(prefix.length()) : "";
        return service.known().contains(operation) ? operation : null;
    }

    private static @Nullable String contentType(HttpRequest request) {
        String header = request.headers().first("Content-Type", "");
        int end = header.indexOf(';');
        String type = (end < 0 ? header : header.substring(0, end)).strip();
        return type.equalsIgnoreCase(AMZ_JSON) ? AMZ_JSON : type.equalsIgnoreCase(JSON) ? JSON : null;
    }

    private static boolean startsAsJson(HttpRequest request) {
        byte[] body = request.body() instanceof RequestBody.Collected whole ? whole.bytes() : new byte[0];
        int at = 0;
        while (at < body.length && body[at] <= ' ') {
            at++;
        }
        return at < body.length && body[at] == '{';
    }

    private static HttpReply preflight(HttpRequest request) {
        Headers headers = Headers.of("Access-Control-Max-Age", "172800");
        String wanted = request.header("Access-Control-Request-Headers");
        if (wanted != null) {
            headers.add("Access-Control-Allow-Headers", wanted);
        }
        String method = request.header("Access-Control-Request-Method");
        if (method != null) {
            headers.add("Access-Control-Allow-Methods", method);
        }
        return new HttpReply(200, headers, ReplyBody.EMPTY);
    }

    private static @Nullable HttpReply unsigned(HttpRequest request, String type) {
        String header = request.header("Authorization");
        boolean byQuery = request.parameter("X-Amz-Algorithm") != null;
        if (header != null && byQuery) {
            return error(
                    type,
                    "InvalidSignatureException",
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        }
        if (byQuery) {
            return incompleteQuery(request, type);
        }
        if (header == null || !header.strip().startsWith("AWS4-")) {
            return error(type, "MissingAuthenticationTokenException", "Request is missing Authentication Token");
        }
        return incompleteHeader(request, header.strip(), type);
    }

    private static @Nullable HttpReply incompleteQuery(HttpRequest request, String type) {
        StringBuilder missing = new StringBuilder();
        for (String name : List.of("Algorithm", "Credential", "Signature", "SignedHeaders", "Date")) {
            String value = request.parameter("X-Amz-" + name);
            if (value == null || value.isEmpty()) {
                missing.append("AWS query-string parameters must include 'X-Amz-")
                        .append(name)
                        .append("'. ");
            }
        }
        return missing.isEmpty()
                ? null
                : error(type, "IncompleteSignatureException", missing + "Re-examine the query-string parameters.");
    }

    private static @Nullable HttpReply incompleteHeader(HttpRequest request, String header, String type) {
        StringBuilder missing = new StringBuilder();
        for (String name : SIGNED_WITH) {
            if (!has(header, name)) {
                missing.append("Authorization header requires '").append(name).append("' parameter. ");
            }
        }
        if (request.header("X-Amz-Date") == null && request.header("Date") == null) {
            missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        return missing.isEmpty()
                ? null
                : error(type, "IncompleteSignatureException", missing + "Authorization=" + header);
    }

    /** Returns whether a header has name=value behind a space or a comma, with a value that is not empty. */
    private static boolean has(String header, String name) {
        for (int at = header.indexOf(name); at > 0; at = header.indexOf(name, at + 1)) {
            int value = at + name.length() + 1;
            if (separates(header.charAt(at - 1))
                    && value < header.length()
                    && header.charAt(value - 1) == '='
                    && !separates(header.charAt(value))) {
                return true;
            }
        }
        return false;
    }

    private static boolean separates(char c) {
        return c == ',' || Character.isWhitespace(c);
    }

    private static HttpReply error(String type, String code, @Nullable String message) {
        String body = "{\"__type\":\"com.amazon.coral.service#" + code + "\""
                + (message == null ? "" : ",\"message\":\"" + escaped(message) + "\"") + "}";
        return HttpReply.text(400, type, body);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Adds what every answer of the endpoint carries. */
    static HttpReply after(HttpRequest request, HttpReply reply, String requestId) {
        Headers headers = reply.headers();
        headers.set("Server", "Server");
        headers.set("x-amzn-RequestId", requestId);
        if (request.header("Origin") != null) {
            headers.set("Access-Control-Allow-Origin", "*");
            headers.set("Access-Control-Expose-Headers", SHOWN);
        }
        if (reply.body() instanceof ReplyBody.Ready ready) {
            byte[] bytes = ready.bytes();
            if (bytes.length >= LEAST_PACKED && takesGzip(request)) {
                bytes = packed(bytes);
                headers.set("Content-Encoding", "gzip");
            }
            CRC32 crc = new CRC32();
            crc.update(bytes);
            headers.set("x-amz-crc32", Long.toString(crc.getValue()));
            return new HttpReply(reply.status(), headers, new ReplyBody.Ready(bytes));
        }
        return reply;
    }

    private static boolean takesGzip(HttpRequest request) {
        String accepted = request.headers().first("Accept-Encoding", "").toLowerCase(Locale.ROOT);
        return accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
        return packed.toByteArray();
    }
}
