package dev.kiln.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.kiln.benchmarks.shared.Drained;
import java.util.List;
import java.util.Map;

/** Counts the messages it gets. */
public final class DrainHandler implements RequestHandler<Map<String, Object>, String> {
    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        if (event.get("Records") instanceof List<?> records) {
            Drained.got(records.size());
        }
        return "";
    }
}
