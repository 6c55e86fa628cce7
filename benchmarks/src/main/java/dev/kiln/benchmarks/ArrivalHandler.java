package dev.kiln.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.kiln.benchmarks.shared.Arrived;
import java.util.Map;

/** Says when it was entered. */
public final class ArrivalHandler implements RequestHandler<Map<String, Object>, String> {
    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        Arrived.now();
        return "";
    }
}
