package dev.kiln.emulator.internal.http;

import dev.kiln.emulator.internal.message.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The chunked transfer coding of RFC 9112, section 7.1, read strictly. */
final class ChunkSyntax {
    private static final int LONGEST_LINE = 16 << 10;
    private static final int MOST_TRAILER_BYTES = 64 << 10;
    private static final int SIZE_DIGITS = 15;

    private enum Part {
        SIZE,
        DATA,
        DATA_END,
        TRAILERS,
        END
    }

    private final Headers trailers = new Headers();
    private final StringBuilder line = new StringBuilder();
    private Part part = Part.SIZE;
    private long left;
    private int trailerBytes;

    boolean ended() {
        return part == Part.END;
    }

    /** Bytes of the current chunk that have not come yet; 0 where something else comes next. */
    long dataLeft() {
        return part == Part.DATA ? left : 0;
    }

    Headers trailers() {
        return trailers;
    }

    /** Says that data was read past this decoder. */
    void consumed(int bytes) {
        left -= bytes;
        if (left == 0) {
            part = Part.DATA_END;
        }
    }

    /** Decodes until the source is empty, the target full or the body at its end. */
    void decode(ByteBuffer from, ByteBuffer into) throws IOException {
        while (from.hasRemaining() && part != Part.END) {
            if (part == Part.DATA) {
                int bytes = (int) Math.min(left, Math.min(from.remaining(), into.remaining()));
                if (bytes == 0) {
                    return;
                }
                int limit = from.limit();
                into.put(from.limit(from.position() + bytes));
                from.limit(limit);
                consumed(bytes);
            } else if (lineEnds(from.get())) {
                String text = line.toString();
                line.setLength(0);
                next(text);
            }
        }
    }

    private boolean lineEnds(byte next) throws IOException {
        int length = line.length();
        if (next == '\n' && length > 0 && line.charAt(length - 1) == '\r') {
            line.setLength(length - 1);
            return true;
        }
        if (length > 0 && line.charAt(length - 1) == '\r') {
            throw new IOException("broken chunked body: a carriage return within a line");
        }
        if (length >= LONGEST_LINE) {
            throw new IOException("broken chunked body: a line of more than " + LONGEST_LINE + " bytes");
        }
        if (part == Part.DATA_END && next != '\r') {
            throw new IOException("broken chunked body: a chunk is longer than its size says");
        }
        if (part == Part.SIZE && length == 0 && !hexDigit(next)) {
            // at once, since a peer that does not speak chunks may never send an end of line
            throw new IOException("broken chunked body: no chunk size");
        }
        line.append((char) (next & 0xff));
        return false;
    }

    private void next(String text) throws IOException {
        switch (part) {
            case SIZE -> {
                left = size(text);
                part = left == 0 ? Part.TRAILERS : Part.DATA;
            }
            case DATA_END -> part = Part.SIZE;
            case TRAILERS -> {
                if (text.isEmpty()) {
                    part = Part.END;
                } else {
                    trailer(text);
                }
            }
            case DATA, END -> throw new IllegalStateException("no line expected in " + part);
        }
    }

    private static long size(String text) throws IOException {
        int extension = text.indexOf(';');
        String digits = (extension < 0 ? text : text.substring(0, extension)).strip();
        if (digits.isEmpty() || digits.length() > SIZE_DIGITS || !digits.chars().allMatch(ChunkSyntax::hexDigit)) {
            throw new IOException("broken chunked body: no chunk size");
        }
        return Long.parseLong(digits, 16);
    }

    private static boolean hexDigit(int character) {
        return (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'f')
                || (character >= 'A' && character <= 'F');
    }

    private void trailer(String text) throws IOException {
        trailerBytes += text.length();
        int colon = text.indexOf(':');
        if (colon <= 0 || trailerBytes > MOST_TRAILER_BYTES) {
            throw new IOException("broken chunked body: trailers that are malformed or too long");
        }
        trailers.add(text.substring(0, colon), text.substring(colon + 1).strip());
    }
}
