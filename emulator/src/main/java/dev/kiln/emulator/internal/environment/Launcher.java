package dev.kiln.emulator.internal.environment;

import java.io.IOException;
import java.util.concurrent.CompletionStage;

/** Brings a runtime to life in an environment: a JVM with AWS's runtime client, a bootstrap, a thread in this JVM. */
public interface Launcher {
    /**
     * Starts the runtime and returns without waiting for it to be ready: the runtime shows that by calling next.
     *
     * @throws IOException with a message for the user when it cannot be started, for example because no JDK fits
     */
    LaunchedRuntime launch(Environment environment) throws IOException;

    /** A runtime that was started. */
    interface LaunchedRuntime {
        /** Completes when the runtime has ended by itself or was killed. */
        CompletionStage<Exit> exit();

        /** Asks the runtime to end (SIGTERM). */
        void terminate();

        /** Ends the runtime now; where that cannot be enforced (code in this JVM), it is cut off and reported by name. */
        void kill();

        /** Most memory used so far, in megabytes. */
        long maxMemoryMegabytes();

        /** Waits, for a moment at most, until what the runtime has printed so far has reached {@link Environment#log}. */
        default void drainLog() {}

        /** Whether a debugger is attached, so that deadlines are suspended. */
        boolean debugged();
    }

    /**
     * How a runtime ended.
     *
     * @param code exit code; 128 + n for signal n
     */
    record Exit(int code) {}
}
