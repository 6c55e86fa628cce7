package dev.kiln.runtime.internal.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.kiln.runtime.Invocable;
import dev.kiln.runtime.ResponseStream;
import dev.kiln.runtime.StreamingHandler;
import java.io.InputStream;

/** Our own kind of handler. */
record Streaming(StreamingHandler handler) implements Invocable {
    @Override
    public void invoke(InputStream event, ResponseStream response, Context context) throws Exception {
        handler.handle(event, response, context);
    }

    @Override
    public boolean streams() {
        return true;
    }
}
