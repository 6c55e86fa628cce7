package dev.kiln.emulator.internal.environment.inprocess;

import com.amazonaws.services.lambda.crac.Context;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** A handler with checkpoint hooks. */
public final class SnapStart implements RequestHandler<String, String>, Resource {
    private final StringBuilder seen = new StringBuilder();

    public SnapStart() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        seen.append("before ");
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        if ("1".equals(System.getenv("FAIL"))) {
            throw new IllegalStateException("not restored");
        }
        seen.append("after");
    }

    @Override
    public String handleRequest(String event, com.amazonaws.services.lambda.runtime.Context context) {
        return seen.toString();
    }
}
