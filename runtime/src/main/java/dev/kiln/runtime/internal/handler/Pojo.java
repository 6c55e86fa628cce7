package dev.kiln.runtime.internal.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.kiln.runtime.Invocable;
import dev.kiln.runtime.ResponseStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

/** AWS's handler of objects: JSON in, JSON out. */
final class Pojo implements Invocable {
    private final RequestHandler<Object, Object> handler;
    private final Serialization event;
    private final Serialization response;

    @SuppressWarnings("unchecked") // the event is read as the type that the handler declares
    Pojo(RequestHandler<?, ?> handler, Type event, Type response) {
        this.handler = (RequestHandler<Object, Object>) handler;
        this.event = Serialization.of(event, handler.getClass().getClassLoader());
        this.response = Serialization.of(response, handler.getClass().getClassLoader());
    }

    @Override
    @SuppressWarnings("NullAway") // an event may be null, and a handler has no say in it
    public void invoke(InputStream event, ResponseStream response, Context context) throws IOException {
        Object input = this.event.read(event);
        Object output = handler.handleRequest(input, context);
        this.response.write(output, response);
    }

    @Override
    public boolean streams() {
        return false;
    }
}
