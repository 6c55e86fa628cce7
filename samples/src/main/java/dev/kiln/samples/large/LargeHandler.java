package dev.kiln.samples.large;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes CSV lines, {@code MEGABYTES} of them (default 50). An ordinary stream handler: kiln-runtime streams it as it is. */
public final class LargeHandler implements RequestStreamHandler {
    private static final int BLOCK_LINES = 1024;
    private static final int LINE_BYTES = 64;

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        String configured = System.getenv("MEGABYTES");
        long blocks = (configured == null ? 50 : Long.parseLong(configured)) * 16;
        for (long block = 0; block < blocks; block++) {
            response.write(block(block));
        }
    }

    /** 64 KB: 1,024 lines of 64 bytes. */
    private static byte[] block(long number) {
        StringBuilder text = new StringBuilder(BLOCK_LINES * LINE_BYTES);
        for (int i = 0; i < BLOCK_LINES; i++) {
            String line = (number * BLOCK_LINES + i) + ",order,shipped,";
            text.append(line).append("x".repeat(LINE_BYTES - line.length() - 1)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
