package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * S3's presigned links carry headers as parameters, which those who follow them do not send: metadata, ACLs, conditions. Some SDKs put
 * all of Amazon's headers there.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">AWS: Query parameters</a>
 */
final class LinkHeaders {
    private static final String AMAZON = "x-amz-";

    /** What the signature itself is made of. */
    private static final Set<String> AUTHENTICATION = Set.of(
            "x-amz-algorithm",
            "x-amz-credential",
            "x-amz-signature",
            "x-amz-date",
            "x-amz-signedheaders",
            "x-amz-expires",
            "x-amz-security-token",
            "x-amz-content-sha256");

    private static final Set<String> CONDITIONS = Set.of("if-match", "if-none-match");

    private LinkHeaders() {}

    /** Returns the request with the headers that its link carries. */
    static HttpRequest added(HttpRequest request) {
        boolean link = request.parameter("X-Amz-Signature") != null || request.parameter("Signature") != null;
        if (!link) {
            return request;
        }
        Headers headers = new Headers();
        request.headers().forEach(headers::add);
        for (String pair : request.query().split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals)).toLowerCase(Locale.ROOT);
            boolean header = (name.startsWith(AMAZON) && !AUTHENTICATION.contains(name)) || CONDITIONS.contains(name);
            if (header && !headers.contains(name)) {
                headers.add(name, equals < 0 ? "" : bytes(decoded(pair.substring(equals + 1))));
            }
        }
        return new HttpRequest(
                request.method(), request.path(), request.query(), headers, request.body(), request.sourceIp());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    /** Headers come as bytes of ISO 8859-1. */
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
