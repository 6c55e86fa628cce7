package dev.kiln.emulator.internal.aws;

import org.jspecify.annotations.Nullable;

/**
 * The name of a resource.
 *
 * @param resource what follows the account, with whatever separators the service uses
 */
public record Arn(String partition, String service, String region, String account, String resource) {
    /** Reads an ARN; null where the text is none. */
    public static @Nullable Arn of(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split(":", 6);
        return parts.length == 6 && parts[0].equals("arn")
                ? new Arn(parts[1], parts[2], parts[3], parts[4], parts[5])
                : null;
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
