package dev.kiln.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Shows a piece of a response with the time of its arrival. */
final class Chunks {
    private static final int SHOWN = 100;

    private Chunks() {}

    static String line(Duration at, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8)
                .replace("\r", "")
                .replace("\n", "\\n")
                .replaceAll("\\p{Cntrl}", "\u00b7");
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "\u2026" : text;
        return String.format(
                java.util.Locale.ROOT, "%9s  %7s  %s", "+" + Report.millis(at), Report.bytes(bytes.length), shown);
    }
}
