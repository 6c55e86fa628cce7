package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.message.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** What the path of a request names, decoded. A key may be empty: then the bucket is meant. */
record Address(String bucket, String key) {
    static Address of(HttpRequest request) {
        String path = request.path().startsWith("/") ? request.path().substring(1) : request.path();
        int slash = path.indexOf('/');
        return slash < 0
                ? new Address(decoded(path), "")
                : new Address(decoded(path.substring(0, slash)), decoded(path.substring(slash + 1)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
