package dev.kiln.emulator.internal.aws;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** Says what is wrong with JSON in the words that AWS's services pass on from their parser. */
public final class JsonWording {
    /** What Jackson 3 says of the source where AWS's Jackson 2 says what kind it was. */
    private static final Pattern REDACTED = Pattern.compile("REDACTED \\(`[^`]*` disabled\\); byte offset: #UNKNOWN");

    private JsonWording() {}

    public static String of(JacksonException malformed) {
        return REDACTED.matcher(malformed.getOriginalMessage()).replaceAll("(byte[])");
    }
}
