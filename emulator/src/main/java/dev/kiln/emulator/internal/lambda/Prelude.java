package dev.kiln.emulator.internal.lambda;

import java.io.ByteArrayOutputStream;

/**
 * The head that a streaming function writes before its body: JSON with status, headers and cookies, ended by eight NUL
 * bytes. It may come in any number of pieces.
 */
final class Prelude {
    static final String CONTENT_TYPE = "application/vnd.awslambda.http-integration-response";

    private static final int SEPARATOR_BYTES = 8;
    private static final int MAX_BYTES = 1 << 20;

    private final ByteArrayOutputStream json = new ByteArrayOutputStream();
    private int nuls;

    /**
     * Takes the next bytes.
     *
     * @return where the body begins in them, or the end if it does not
     */
    int feed(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (isComplete() || isTooLong()) {
                return at;
            }
            if (bytes[at] == 0) {
                nuls++;
            } else {
                // a NUL that was part of no separator; JSON has none, so this will be refused
                for (; nuls > 0; nuls--) {
                    json.write(0);
                }
                json.write(bytes[at]);
            }
        }
        return to;
    }

    boolean isComplete() {
        return nuls == SEPARATOR_BYTES;
    }

    boolean isTooLong() {
        return json.size() > MAX_BYTES;
    }

    byte[] json() {
        return json.toByteArray();
    }
}
