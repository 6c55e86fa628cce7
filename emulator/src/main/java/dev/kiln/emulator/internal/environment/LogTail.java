package dev.kiln.emulator.internal.environment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/** The last 4 KB that an invocation logged, for {@code LogType=Tail}. Safe for use by many threads. */
final class LogTail {
    private static final int LIMIT = 4096;

    private final ArrayDeque<byte[]> lines = new ArrayDeque<>();
    private int size;

    synchronized void add(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        lines.addLast(bytes);
        size += bytes.length;
        while (size - lines.getFirst().length >= LIMIT) {
            size -= lines.removeFirst().length;
        }
    }

    synchronized String text() {
        byte[] all = new byte[size];
        int at = 0;
        for (byte[] line : lines) {
            System.arraycopy(line, 0, all, at, line.length);
            at += line.length;
        }
        int from = Math.max(0, size - LIMIT);
        // never begins inside a character
        while (from < size && from > 0 && (all[from] & 0xC0) == 0x80) {
            from++;
        }
        return new String(all, from, size - from, StandardCharsets.UTF_8);
    }
}
