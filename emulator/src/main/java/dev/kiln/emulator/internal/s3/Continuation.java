package dev.kiln.emulator.internal.s3;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The tokens by which listings go on: the last name that was listed, in a form that nobody takes for a name. */
final class Continuation {
    private Continuation() {}

    static String after(String last) {
        return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the name that a token was made of; null where it was made of none. */
    static @Nullable String name(String token) {
        try {
            String name = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return !token.isEmpty() && after(name).equals(token) ? name : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
