package dev.kiln.runtime.internal.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kiln.runtime.Invocable;
import dev.kiln.runtime.ResponseStream;
import java.io.IOException;
import java.io.InputStream;

/** AWS's stream handler, whose stream is one here. */
record Streams(RequestStreamHandler handler) implements Invocable {
    @Override
    public void invoke(InputStream event, ResponseStream response, Context context) throws IOException {
        handler.handleRequest(event, response, context);
    }

    @Override
    public boolean streams() {
        return true;
    }
}
