package dev.kiln.emulator.internal.environment.handlers;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what happened before the first event. */
public final class Snapped implements RequestHandler<Object, List<String>>, Resource {
    private final List<String> history = new CopyOnWriteArrayList<>(List.of("constructed"));

    public Snapped() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(com.amazonaws.services.lambda.crac.Context<? extends Resource> context) {
        history.add("before checkpoint");
    }

    @Override
    public void afterRestore(com.amazonaws.services.lambda.crac.Context<? extends Resource> context) {
        if (System.getenv("FAIL_RESTORE") != null) {
            throw new IllegalStateException("no way back");
        }
        history.add("after restore");
    }

    @Override
    public List<String> handleRequest(Object event, Context context) {
        history.add("event");
        return history;
    }
}
