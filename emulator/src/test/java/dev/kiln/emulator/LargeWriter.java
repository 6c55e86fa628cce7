package dev.kiln.emulator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes as many bytes as the event says. */
public final class LargeWriter implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        long left = Long.parseLong(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        byte[] piece = new byte[64 << 10];
        for (; left > 0; left -= piece.length) {
            output.write(piece, 0, (int) Math.min(left, piece.length));
        }
    }
}
