package dev.kiln.emulator.internal.http;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.RequestBody;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.util.Set;

/** Turns Undertow's heads into messages and back. */
final class Heads {
    /** What the transport says itself. */
    private static final Set<HttpString> OURS =
            Set.of(io.undertow.util.Headers.CONTENT_LENGTH, io.undertow.util.Headers.TRANSFER_ENCODING);

    private Heads() {}

    static HttpRequest request(HttpServerExchange exchange, RequestBody body, String sourceIp) {
        Headers headers = new Headers();
        HeaderMap sent = exchange.getRequestHeaders();
        for (long cookie = sent.fastIterateNonEmpty(); cookie != -1; cookie = sent.fiNextNonEmpty(cookie)) {
            HeaderValues values = sent.fiCurrent(cookie);
            String name = values.getHeaderName().toString();
            for (int i = 0; i < values.size(); i++) {
                headers.add(name, values.get(i));
            }
        }
        String method = exchange.getRequestMethod().toString();
        return new HttpRequest(method, path(exchange), exchange.getQueryString(), headers, body, sourceIp);
    }

    static HttpRequest with(HttpRequest head, RequestBody body) {
        return new HttpRequest(head.method(), head.path(), head.query(), head.headers(), body, head.sourceIp());
    }

    private static String path(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        if (!exchange.isHostIncludedInRequestURI()) {
            return uri.startsWith("/") ? uri : "/" + uri;
        }
        int slash = uri.indexOf('/', uri.indexOf("://") + 3);
        return slash < 0 ? "/" : uri.substring(slash);
    }

    static void reply(Headers headers, HttpServerExchange exchange) {
        HeaderMap target = exchange.getResponseHeaders();
        headers.forEach((name, value) -> {
            HttpString header = HttpString.tryFromString(name);
            if (header == null) {
                header = new HttpString(name);
            }
            if (!OURS.contains(header)) {
                target.add(header, value);
            }
        });
    }
}
