package dev.kiln.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.InputStream;

/** A handler of any kind, ready to be called; see {@link Handlers}. */
public interface Invocable {
    /**
     * Handles one event.
     *
     * @param event the event's JSON
     * @param response takes the response: as the handler writes it when this {@linkplain #streams() streams}, otherwise
     *     in one piece at the end. Stays open.
     * @throws Exception what the handler threw, itself
     */
    void invoke(InputStream event, ResponseStream response, Context context) throws Exception;

    /** Tells whether the handler writes its response itself. If not, the response is a JSON value. */
    boolean streams();
}
