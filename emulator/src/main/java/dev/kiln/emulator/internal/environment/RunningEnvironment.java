package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.environment.Guard.Effects;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one environment: one runtime from its start to its end, with at most one event in it at a time.
 * Everything that happens (a call of the runtime, an exit, a timeout) is a change under the guard; whatever comes first
 * decides, and what comes later finds a state in which it is refused or means nothing.
 */
final class RunningEnvironment implements Environment, ExtensionSet.Owner {
    private static final int REPEATED_POLLS = 16;

    private final String id;
    private final FunctionSpec function;
    private final Sandbox sandbox;
    private final Map<String, String> variables;
    private final LogLines logs;
    private final RuntimeCalls door;
    private final Time time;
    private final Guard guard = new Guard();
    private final ExtensionSet extensions = new ExtensionSet(guard, this);
    private final EnvironmentProcesses processes;
    private final IdleTimer idleTimer;

    /** Completes when the environment can take its first event, or cannot. */
    private final CompletableFuture<Started> started = new CompletableFuture<>();

    /** Completes when no event can be given to this environment any more. */
    private final CompletableFuture<Failure> ended = new CompletableFuture<>();

    private RuntimeState state = RuntimeState.STARTED;
    private final List<CompletableFuture<RuntimeDoor.Invocation>> waiting = new ArrayList<>(1);
    private boolean initialised;
    private @Nullable Run run;
    private @Nullable Failure end;
    private boolean truncated;
    private volatile @Nullable LogTail tail;
    private volatile long checkpointNanos = Long.MIN_VALUE;
    private volatile long readyNanos = Long.MIN_VALUE;

    /** How the start went. */
    record Started(@Nullable Failure failure) {}

    RunningEnvironment(
            String id,
            FunctionSpec function,
            Sandbox sandbox,
            EnvironmentParts parts,
            Duration idleLimit,
            Consumer<RunningEnvironment> reap) {
        this.id = id;
        this.function = function;
        this.sandbox = sandbox;
        this.logs = parts.logs();
        this.time = parts.time();
        this.variables = parts.variables().of(function, id, sandbox);
        this.processes = new EnvironmentProcesses(this, parts);
        this.door = new RuntimeCalls(this, parts.time());
        this.idleTimer = new IdleTimer(this, parts.time(), idleLimit, reap);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public FunctionSpec function() {
        return function;
    }

    @Override
    public String logStream() {
        return sandbox.logStream();
    }

    @Override
    public String runtimeApi() {
        return variables.getOrDefault("AWS_LAMBDA_RUNTIME_API", "");
    }

    @Override
    public Map<String, String> variables() {
        return variables;
    }

    @Override
    public Path temporary() {
        return sandbox.temporary();
    }

    @Override
    public RuntimeCalls runtime() {
        return door;
    }

    @Override
    public void log(String line) {
        LogTail current = tail;
        if (current != null) {
            current.add(line);
        }
        logs.line(function, sandbox.logStream(), line);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    ExtensionSet extensions() {
        return extensions;
    }

    IdleTimer idleTimer() {
        return idleTimer;
    }

    EnvironmentProcesses processes() {
        return processes;
    }

    CompletionStage<Started> started() {
        return started;
    }

    CompletionStage<Failure> ended() {
        return ended;
    }

    void collectLog(@Nullable LogTail into) {
        tail = into;
    }

    /** When the checkpoint hooks had run, or {@code Long.MIN_VALUE} where there are none. */
    long checkpointNanos() {
        return checkpointNanos;
    }

    /** When the runtime was ready for the first time, or {@code Long.MIN_VALUE} where it is not yet. */
    long readyNanos() {
        return readyNanos;
    }

    private void ready(long nanos) {
        if (readyNanos == Long.MIN_VALUE) {
            readyNanos = nanos;
        }
    }

    /** Starts the extensions, and the runtime as soon as they have registered. */
    void launch() {
        processes.launch();
    }

    /** Hands an event to the idle runtime; false where there is none any more. */
    boolean begin(Run next) {
        return guard.change(effects -> {
            if (end != null || run != null || state != RuntimeState.READY) {
                return false;
            }
            run = next;
            state = state.to(RuntimeState.RUNNING);
            List<CompletableFuture<RuntimeDoor.Invocation>> polls = List.copyOf(waiting);
            waiting.clear();
            RuntimeDoor.Invocation invocation = next.invocation();
            effects.add(() -> polls.forEach(poll -> poll.complete(invocation)));
            extensions.invoke(next, effects);
            return true;
        });
    }

    CompletableFuture<RuntimeDoor.Invocation> next() {
        CompletableFuture<RuntimeDoor.Invocation> poll = new CompletableFuture<>();
        guard.update(effects -> {
            requireAlive();
            Run current = run;
            if (state == RuntimeState.RUNNING && current != null) {
                // a poll that was repeated, for example by a restarted process under a debugger: the same event again
                effects.add(() -> poll.complete(current.invocation()));
                return;
            }
            state = state.to(RuntimeState.READY);
            if (!initialised) {
                ready(time.nanos());
            }
            if (waiting.size() >= REPEATED_POLLS) {
                throw new RuntimeApiError(403, "InvalidStateTransition", "Too many polls for the next invocation");
            }
            waiting.add(poll);
            moved(effects);
        });
        return poll;
    }

    /** Whoever polled is gone: an event must not be given to him. */
    void forget(CompletableFuture<RuntimeDoor.Invocation> poll) {
        guard.update(effects -> waiting.removeIf(other -> other == poll));
    }

    /** Asks whether init or the current run has come to its end. */
    private void moved(Effects effects) {
        if (end != null) {
            return;
        }
        if (!initialised) {
            processes.extensionsMoved(effects);
            if (state == RuntimeState.READY && extensions.ready(effects)) {
                initialised = true;
                extensions.close(effects);
                effects.add(() -> started.complete(new Started(null)));
            }
            return;
        }
        Run current = run;
        if (current == null || state != RuntimeState.READY || current.outcome == null) {
            return;
        }
        Outcome outcome = current.outcome;
        effects.add(() -> current.outcomeKnown.complete(outcome));
        if (extensions.ready(effects)) {
            run = null;
            effects.add(() -> current.settled.complete(new Run.Settled(outcome, null)));
        }
    }

    @Override
    public void extensionMoved(Effects effects) {
        moved(effects);
    }

    @Override
    public void extensionFailed(Failure failure, Effects effects) {
        endWith(failure, "FAILURE", effects);
    }

    /** SnapStart: the checkpoint is taken and restored at once. */
    void restoreNext(long nanos) {
        guard.update(effects -> {
            requireAlive();
            state = state.to(RuntimeState.RESTORE_READY).to(RuntimeState.RESTORING);
            ready(nanos);
            checkpointNanos = nanos;
        });
    }

    void startFailed(RuntimeState next, @Nullable String errorType, byte[] body) {
        guard.update(effects -> {
            requireAlive();
            boolean restoring = state == RuntimeState.RESTORING;
            state = state.to(restoring ? RuntimeState.RESTORE_ERROR : next);
            endWith(Failure.reported(errorType, body), "FAILURE", effects);
        });
    }

    /** Takes the beginning of a response or error for the current event. */
    Run responding(String requestId, RuntimeState next) {
        return guard.change(effects -> {
            Run current = run;
            if (current == null || end != null || !current.event.requestId().equals(requestId)) {
                throw new RuntimeApiError(400, "InvalidRequestID", "Invalid request ID");
            }
            state = state.to(next);
            return current;
        });
    }

    /** Takes the end of a response or error. */
    void responded(Run of, Outcome outcome) {
        guard.update(effects -> {
            if (run == of && end == null) {
                of.outcome = outcome;
                state = state.to(RuntimeState.RESPONSE_SENT);
            }
        });
    }

    /** Reserves the sink for the calling thread; false when the run is over and nobody waits for its response. */
    boolean enterSink(Run of) {
        return guard.change(effects -> {
            of.inSink = run == of && end == null && of.outcome == null;
            return of.inSink;
        });
    }

    void leaveSink(Run of) {
        guard.update(effects -> {
            of.inSink = false;
            Runnable after = of.afterSink;
            of.afterSink = null;
            if (after != null) {
                effects.add(after);
            }
        });
    }

    /** The body of a response broke off: the runtime is dying, or must. Its exit decides what the caller is told. */
    void brokeOff(Run of) {
        guard.update(effects -> {
            if (run == of && end == null) {
                truncated = true;
                effects.add(processes::killRuntime);
            }
        });
    }

    void exited(int code) {
        // a runtime that dies of our own signal did not exit by itself
        boolean killed = code == 137 || code == 143;
        guard.update(
                effects -> endWith(truncated && killed ? Failure.truncated() : Failure.exit(code), "FAILURE", effects));
    }

    /** Ends the environment, whatever it does. Does nothing to one that has ended. */
    void end(Failure failure, String reason) {
        guard.update(effects -> endWith(failure, reason, effects));
    }

    /** Ends the environment if it has this run (or none, for null); its deadline says nothing about another one. */
    void endOverdue(@Nullable Run overdue, Failure failure) {
        guard.update(effects -> {
            if (run == overdue) {
                endWith(failure, "TIMEOUT", effects);
            }
        });
    }

    /** Ends the environment if it is still starting. */
    void endStart(Failure failure) {
        guard.update(effects -> {
            if (!initialised) {
                endWith(failure, "TIMEOUT", effects);
            }
        });
    }

    void endWith(Failure failure, String reason, Effects effects) {
        if (end != null) {
            return;
        }
        end = failure;
        List<CompletableFuture<RuntimeDoor.Invocation>> polls = List.copyOf(waiting);
        waiting.clear();
        effects.add(() -> polls.forEach(poll -> poll.completeExceptionally(gone())));
        processes.shutDown(reason, effects);
        effects.add(() -> ended.complete(failure));
        Run last = run;
        run = null;
        if (last != null) {
            Outcome outcome = last.outcome == null ? failure.outcome(last.event.requestId()) : last.outcome;
            last.outcome = outcome;
            Runnable settle = () -> {
                last.outcomeKnown.complete(outcome);
                last.settled.complete(new Run.Settled(outcome, failure));
            };
            if (last.inSink) {
                last.afterSink = settle;
            } else {
                effects.add(settle);
            }
        }
        effects.add(() -> started.complete(new Started(failure)));
    }

    boolean hasExtensions() {
        return guard.change(extensions::present);
    }

    /** Whether it waits for an event. */
    boolean idle() {
        return guard.change(effects -> end == null && initialised && run == null);
    }

    boolean over(Effects effects) {
        return end != null;
    }

    Guard guard() {
        return guard;
    }

    private void requireAlive() {
        if (end != null) {
            throw gone();
        }
    }

    private static RuntimeApiError gone() {
        return new RuntimeApiError(410, "EnvironmentEnded", "This execution environment has ended");
    }
}
