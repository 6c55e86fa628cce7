package dev.kiln.junit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Answers with its event, or fails when the event says so. */
public final class EchoHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        context.getLogger().log("echoing " + event);
        if (event.containsKey("fail")) {
            throw new IllegalArgumentException("told to fail");
        }
        return event;
    }
}
