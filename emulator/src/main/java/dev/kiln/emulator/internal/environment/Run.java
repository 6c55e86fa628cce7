package dev.kiln.emulator.internal.environment;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One event in an environment. The mutable fields are guarded by the environment's lock. */
final class Run {
    final Event event;
    final long deadlineMillis;
    final ResponseSink sink;
    final Recording recording;

    /** Completes when the runtime is done with the event, or is dead. */
    final CompletableFuture<Outcome> outcomeKnown = new CompletableFuture<>();

    /** Completes when the runtime and all extensions wait for the next event, or with why they never will. */
    final CompletableFuture<Settled> settled = new CompletableFuture<>();

    @Nullable
    Outcome outcome;

    /** A thread is writing to the sink right now: nobody else may touch it. */
    boolean inSink;

    /** What was put off until that thread has left the sink. */
    @Nullable
    Runnable afterSink;

    Run(Event event, long deadlineMillis, ResponseSink sink, Recording recording) {
        this.event = event;
        this.deadlineMillis = deadlineMillis;
        this.sink = sink;
        this.recording = recording;
    }

    CompletionStage<Outcome> outcomeKnown() {
        return outcomeKnown;
    }

    CompletionStage<Settled> settled() {
        return settled;
    }

    RuntimeDoor.Invocation invocation() {
        return new RuntimeDoor.Invocation(event, deadlineMillis);
    }

    /**
     * The end of a run for its environment.
     *
     * @param failure why the environment is gone, or null where it is idle
     */
    record Settled(Outcome outcome, @Nullable Failure failure) {}
}
