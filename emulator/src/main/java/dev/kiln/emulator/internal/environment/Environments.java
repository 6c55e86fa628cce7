package dev.kiln.emulator.internal.environment;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * All execution environments: finds an idle one for an invocation or launches one, and reaps those that are idle too
 * long. One invocation runs in an environment at a time.
 */
public interface Environments extends AutoCloseable {
    /**
     * Runs an event in an idle environment of this function version, or in a new one. Concurrency limits are the caller's.
     *
     * @return completes when the invocation has ended for the caller, with the last 4 KB of its log
     */
    CompletionStage<Ended> invoke(FunctionSpec function, Event event, ResponseSink sink, Recording recording);

    /** Launches environments ahead so that this many are initialised; the stage completes when they are, or failed. */
    CompletionStage<Provisioned> provision(FunctionSpec function, int count);

    /** Ends the idle environments of this function version now and the busy ones after their invocation. */
    void retire(String functionArn, String version);

    List<Environment> environments();

    @Override
    void close();

    /**
     * The end of an invocation.
     *
     * @param logTail the last 4 KB of this invocation's log lines
     */
    record Ended(Outcome outcome, String logTail, String logStream) {}

    /** What provisioning achieved; an error is null where all environments are ready. */
    record Provisioned(
            int ready, @org.jspecify.annotations.Nullable String initError) {}
}
