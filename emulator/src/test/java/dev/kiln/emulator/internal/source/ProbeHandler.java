package dev.kiln.emulator.internal.source;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Does what the test says. */
public final class ProbeHandler implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        try {
            String trace = System.getProperty("com.amazonaws.xray.traceHeader", "");
            String answer = Probe.of(context.getFunctionName()).run(event, context.getAwsRequestId(), trace);
            output.write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException known) {
            throw known;
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }
}
