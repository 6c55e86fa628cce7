package dev.kiln.cli;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Answers what it was sent, with its variable {@code STAGE}. */
public final class EchoHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        if (event.containsKey("fail")) {
            throw new IllegalStateException("asked to fail");
        }
        context.getLogger().log("echoing\n");
        return Map.of("event", event, "stage", String.valueOf(System.getenv("STAGE")));
    }
}
