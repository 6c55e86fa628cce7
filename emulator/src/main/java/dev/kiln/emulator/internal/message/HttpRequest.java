package dev.kiln.emulator.internal.message;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request as it stood on the wire.
 *
 * @param method upper case
 * @param path the path, still percent-encoded, beginning with a slash, without the query
 * @param query the query, still percent-encoded, without the question mark; empty where there is none
 * @param sourceIp the peer's address as text; 127.0.0.1 for calls inside the process
 */
public record HttpRequest(
        String method, String path, String query, Headers headers, RequestBody body, String sourceIp) {
    public HttpRequest(String method, String path, String query, Headers headers, RequestBody body) {
        this(method, path, query, headers, body, "127.0.0.1");
    }

    public @Nullable String header(String name) {
        return headers.first(name);
    }

    /** Returns the Host header in lower case without its port, or empty. */
    public String host() {
        String host = headers.first("Host", "");
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        return (end > 0 ? host.substring(0, end) : host).toLowerCase(java.util.Locale.ROOT);
    }

    /** Returns the first query parameter of that name, decoded; empty text where it has no value, null where absent. */
    public @Nullable String parameter(String name) {
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? part : part.substring(0, equals);
            if (!key.isEmpty() && decode(key).equals(name)) {
                return equals < 0 ? "" : decode(part.substring(equals + 1));
            }
        }
        return null;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
