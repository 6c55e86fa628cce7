package dev.kiln.runtime.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param headers names in lower case
 * @param last whether the connection ends with it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Reply(int status, Map<String, String> headers, byte[] body, boolean last) {
    Reply expect(int wanted, String path) throws IOException {
        if (status != wanted) {
            String said = new String(body, 0, Math.min(body.length, 500), StandardCharsets.UTF_8);
            throw new IOException(path + " was answered with " + status + " " + said);
        }
        return this;
    }
}
