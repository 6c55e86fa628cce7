package dev.kiln.emulator.internal.inprocess;

import dev.kiln.emulator.internal.message.ReplyBody;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls producers on threads that may block. */
final class Producing {
    private static final Logger LOG = LoggerFactory.getLogger(Producing.class);

    private Producing() {}

    static void begin(Executor blocking, ReplyBody.Produced produced, ReplyBody.BodyStream body) {
        try {
            blocking.execute(() -> open(produced, body));
        } catch (RejectedExecutionException closed) {
            body.abort();
            open(produced, body);
        }
    }

    private static void open(ReplyBody.Produced produced, ReplyBody.BodyStream body) {
        try {
            produced.producer().open(body);
        } catch (IOException gone) {
            LOG.debug("A reply was not read to its end", gone);
            body.abort();
        } catch (RuntimeException | Error bug) {
            LOG.error("A reply could not be produced", bug);
            body.abort();
        }
    }
}
