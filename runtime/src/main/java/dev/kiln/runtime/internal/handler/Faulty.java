package dev.kiln.runtime.internal.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.kiln.runtime.Invocable;
import dev.kiln.runtime.ResponseStream;
import java.io.InputStream;

/** Stands in for a handler that cannot be called. */
record Faulty(HandlerFault fault) implements Invocable {
    @Override
    public void invoke(InputStream event, ResponseStream response, Context context) {
        throw fault;
    }

    @Override
    public boolean streams() {
        return false;
    }
}
