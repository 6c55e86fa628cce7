package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.message.Headers;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Takes the framing {@code aws-chunked} off a body: {@code <hex size>[;chunk-signature=...]\r\n<bytes>\r\n}, ended by a chunk of
 * size 0 and, behind it, trailers.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html">AWS: Signature Calculations (chunks)</a>
 */
final class AwsChunked extends InputStream {
    private static final int MOST_LINE = 8192;

    private final InputStream from;
    private final Headers trailers = new Headers();
    private long left;
    private boolean first = true;
    private boolean ended;

    AwsChunked(InputStream from) {
        this.from = from;
    }

    /** Returns whether a body is framed so. */
    static boolean frames(Headers headers) {
        String sha256 = headers.first("x-amz-content-sha256", "");
        return sha256.startsWith("STREAMING-") || encodings(headers).contains("aws-chunked");
    }

    private static String encodings(Headers headers) {
        return headers.first("Content-Encoding", "").toLowerCase(Locale.ROOT);
    }

    /** Returns what is left of a Content-Encoding without this one; empty for nothing. */
    static String without(String encoding) {
        StringBuilder rest = new StringBuilder();
        for (String each : encoding.split(",", -1)) {
            if (!each.strip().equalsIgnoreCase("aws-chunked") && !each.isBlank()) {
                rest.append(rest.isEmpty() ? "" : ",").append(each);
            }
        }
        return rest.toString().strip();
    }

    /** What came behind the body; empty before its end. */
    Headers trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        if (left == 0 && !nextChunk()) {
            return -1;
        }
        int read = from.read(target, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the body ends within a chunk");
        }
        left -= read;
        return read;
    }

    private boolean nextChunk() throws IOException {
        if (!first) {
            line(); // the end of the chunk before
        }
        first = false;
        String head = line();
        int semicolon = head.indexOf(';');
        try {
            left = Long.parseLong((semicolon < 0 ? head : head.substring(0, semicolon)).strip(), 16);
        } catch (NumberFormatException malformed) {
            throw new IOException("not the size of a chunk: " + head, malformed);
        }
        if (left < 0) {
            throw new IOException("a chunk has no size below 0");
        }
        if (left > 0) {
            return true;
        }
        ended = true;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                trailers.add(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return false;
    }

    /** Reads a line; the end of the body ends one too. */
    private String line() throws IOException {
        byte[] bytes = new byte[MOST_LINE];
        int size = 0;
        for (int b = from.read(); b >= 0 && b != '\n'; b = from.read()) {
            if (size == MOST_LINE) {
                throw new IOException("a line of the framing is too long");
            }
            bytes[size++] = (byte) b;
        }
        int end = size > 0 && bytes[size - 1] == '\r' ? size - 1 : size;
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }
}
