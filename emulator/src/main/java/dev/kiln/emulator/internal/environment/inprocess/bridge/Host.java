package dev.kiln.emulator.internal.environment.inprocess.bridge;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What code inside an environment may ask of the emulator: the Runtime API as calls, and what a process gets from its
 * operating system. Once the environment is cut off, every report is refused with an {@link IllegalStateException}.
 */
public interface Host {
    String handler();

    /** AWS's identifier of the runtime, for example {@code java21}. */
    String runtime();

    /** The environment variables, complete. */
    Map<String, String> variables();

    /** System properties that differ from this JVM's. */
    Map<String, String> properties();

    /** Waits for an event; null when the environment is to end. */
    @Nullable
    Work next() throws InterruptedException;

    /** Answers with a complete response. */
    void respond(String requestId, byte[] payload) throws IOException;

    /** Opens a response that is written as it comes into being; a slow reader blocks the writer. */
    Reply open(String requestId, String contentType) throws IOException;

    void error(String requestId, String errorType, byte[] body);

    void initError(String errorType, byte[] body);

    /** SnapStart: the checkpoint hooks have run; returns when the environment is restored. */
    void awaitRestore() throws InterruptedException;

    void restoreError(String errorType, byte[] body);

    /** One line of output without its line end. */
    void log(String line);

    /** The function asked to end its process; on return the environment takes no more reports. */
    void exit(int code);

    /** The body of a streamed response. Closing it completes the response. */
    abstract class Reply extends OutputStream {
        /** Ends the body with an error instead. */
        public abstract void fail(String errorType, byte[] errorBody) throws IOException;
    }
}
