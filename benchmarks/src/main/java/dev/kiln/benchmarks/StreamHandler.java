package dev.kiln.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import dev.kiln.benchmarks.shared.FirstWrite;
import dev.kiln.runtime.ResponseStream;
import dev.kiln.runtime.StreamingHandler;
import java.io.IOException;
import java.io.InputStream;

/** Writes as many megabytes as MEGABYTES says, in pieces of 64 KB; with 0, one byte. */
public final class StreamHandler implements StreamingHandler {
    @Override
    public void handle(InputStream event, ResponseStream response, Context context) throws IOException {
        int megabytes = Integer.parseInt(System.getenv().getOrDefault("MEGABYTES", "0"));
        FirstWrite.now();
        if (megabytes == 0) {
            response.write('x');
            response.flush();
            return;
        }
        byte[] piece = new byte[64 << 10];
        for (int i = 0; i < megabytes * 16; i++) {
            response.write(piece);
        }
    }
}
