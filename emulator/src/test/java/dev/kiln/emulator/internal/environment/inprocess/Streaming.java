package dev.kiln.emulator.internal.environment.inprocess;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kiln.runtime.ResponseStream;
import dev.kiln.runtime.StreamingHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;

/** Handlers that answer bit by bit. */
final class Streaming {
    private Streaming() {}

    /** What a test holds a handler with. */
    public static final class Gate {
        public static final Semaphore OPEN = new Semaphore(0);

        private Gate() {}
    }

    /** Chooses the Kiln runtime by its type. */
    public static final class Typed implements StreamingHandler {
        @Override
        public void handle(InputStream event, ResponseStream response, Context context) throws Exception {
            response.contentType("text/plain");
            response.write("one ".getBytes(UTF_8));
            response.flush();
            Gate.OPEN.acquire();
            String text = new String(event.readAllBytes(), UTF_8);
            if (text.equals("\"fail\"")) {
                throw new IllegalStateException("midway");
            }
            response.write(("two " + System.getenv("GREETING")).getBytes(UTF_8));
        }
    }

    /** Is streamed by whoever runs it on the Kiln runtime. */
    public static final class Plain implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            out.write("first".getBytes(UTF_8));
            out.flush();
            Gate.OPEN.acquireUninterruptibly();
            out.write(" last".getBytes(UTF_8));
        }
    }
}
