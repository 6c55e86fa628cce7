package dev.kiln.runtime.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads HTTP responses off a connection, one after the other. */
final class ReplyReader {
    private static final int MAX_HEAD = 256 * 1024;

    /** Ten times the largest event of Lambda: what is beyond is not the Runtime API. */
    private static final int MAX_BODY = 64 * 1024 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private int at;
    private int end;
    private int headLeft;

    ReplyReader(InputStream in) {
        this.in = in;
    }

    Reply read() throws IOException {
        headLeft = MAX_HEAD;
        int status = status(line());
        Map<String, String> headers = headers();
        while (status < 200) {
            status = status(line());
            headers = headers();
        }
        String length = headers.get("content-length");
        boolean endless = false;
        byte[] body;
        if (status == 204 || status == 304) {
            body = new byte[0];
        } else if (lower(headers.get("transfer-encoding")).contains("chunked")) {
            body = chunks();
        } else if (length != null) {
            body = exactly(size(length, 10));
        } else {
            body = rest();
            endless = true;
        }
        return new Reply(
                status,
                headers,
                body,
                endless || lower(headers.get("connection")).contains("close"));
    }

    private static String lower(@Nullable String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }

    private static int status(String line) throws IOException {
        if (line.length() >= 12 && line.startsWith("HTTP/1.")) {
            try {
                return Integer.parseInt(line.substring(9, 12));
            } catch (NumberFormatException e) {
                throw new IOException("Not an HTTP response: " + line, e);
            }
        }
        throw new IOException("Not an HTTP response: " + line);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private String line() throws IOException {
        byte[] line = new byte[128];
        int length = 0;
        for (int b = next(); b != '\n'; b = next()) {
            if (--headLeft < 0) {
                throw new IOException("The head of a response is larger than " + MAX_HEAD + " bytes");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, length * 2);
            }
            line[length++] = (byte) b;
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        // the client context is JSON in a header, and may hold any character
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    private int next() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            if (end == 0) {
                throw new EOFException("The connection was closed");
            }
        }
        return buffer[at++];
    }

    private static int size(String digits, int radix) throws IOException {
        try {
            int size = Integer.parseInt(digits.strip(), radix);
            if (size >= 0 && size <= MAX_BODY) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new IOException("Not a length: " + digits, e);
        }
        throw new IOException("A response of " + digits + " bytes is more than Lambda sends");
    }

    private byte[] exactly(int length) throws IOException {
        byte[] body = new byte[length];
        read(body, 0, length);
        return body;
    }

    private void read(byte[] into, int from, int length) throws IOException {
        int buffered = Math.min(length, end - at);
        System.arraycopy(buffer, at, into, from, buffered);
        at += buffered;
        if (in.readNBytes(into, from + buffered, length - buffered) < length - buffered) {
            throw new EOFException("The connection was closed in the middle of a response");
        }
    }

    private byte[] chunks() throws IOException {
        byte[] body = new byte[8 * 1024];
        int length = 0;
        while (true) {
            String line = line();
            int extension = line.indexOf(';');
            int size = size(extension < 0 ? line : line.substring(0, extension), 16);
            if (size == 0) {
                headers();
                return Arrays.copyOf(body, length);
            }
            size(Integer.toString(length + size), 10);
            if (length + size > body.length) {
                body = Arrays.copyOf(body, Math.max(body.length * 2, length + size));
            }
            read(body, length, size);
            length += size;
            line();
            headLeft = MAX_HEAD;
        }
    }

    private byte[] rest() throws IOException {
        byte[] start = Arrays.copyOfRange(buffer, at, end);
        at = end;
        byte[] more = in.readNBytes(MAX_BODY);
        byte[] body = Arrays.copyOf(start, start.length + more.length);
        System.arraycopy(more, 0, body, start.length, more.length);
        return body;
    }
}
