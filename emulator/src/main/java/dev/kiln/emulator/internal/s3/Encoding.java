package dev.kiln.emulator.internal.s3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How listings write keys: as they are, or percent-encoded with the slashes left. */
record Encoding(boolean url) {
    static Encoding of(@Nullable String type) {
        if (type != null && !type.equals("url")) {
            throw S3Errors.invalidArgument("Invalid Encoding Method specified in Request", "encoding-type", type);
        }
        return new Encoding(type != null);
    }

    @Nullable
    String of(String text, boolean given) {
        return given ? text(text) : null;
    }

    String text(String text) {
        return url ? encoded(text) : text;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    @Nullable
    String type() {
        return url ? "url" : null;
    }
}
