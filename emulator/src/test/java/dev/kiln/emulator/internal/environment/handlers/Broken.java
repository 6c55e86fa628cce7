package dev.kiln.emulator.internal.environment.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Cannot be constructed. */
public final class Broken implements RequestHandler<Object, Object> {
    public Broken() {
        System.out.println("about to break");
        throw new IllegalStateException("broken by design");
    }

    @Override
    public Object handleRequest(Object event, Context context) {
        return "never";
    }
}
