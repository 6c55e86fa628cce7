package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.environment.EnvironmentStart.Result;
import dev.kiln.emulator.internal.environment.Environments.Ended;
import dev.kiln.emulator.internal.environment.Recording.Step;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One invocation from the request for an environment to its REPORT line. Its steps follow each other, on whatever thread
 * brings the next one about; only the deadline comes from the side, and it speaks to the environment alone.
 */
final class InvocationFlow {
    private static final Duration DEBUGGER_POLL = Duration.ofSeconds(1);

    private final EnvironmentPool pool;
    private final Shelf shelf;
    private final FunctionSpec function;
    private final Event event;
    private final ResponseSink sink;
    private final Recording recording;
    private final Time time;
    private final LogTail tail = new LogTail();
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();

    private volatile @Nullable RunningEnvironment environment;
    private volatile @Nullable Run run;
    private volatile boolean expired;
    private volatile Time.@Nullable Timer deadline;
    private boolean started;
    private long startNanos;
    private long deadlineMillis;
    private @Nullable Long initNanos;
    private @Nullable Long restoreNanos;

    InvocationFlow(EnvironmentPool pool, Shelf shelf, Event event, ResponseSink sink, Recording recording) {
        this.pool = pool;
        this.shelf = shelf;
        this.function = shelf.function();
        this.event = event;
        this.sink = sink;
        this.recording = recording;
        this.time = pool.time();
    }

    CompletionStage<Ended> run() {
        recording.at(Step.ENVIRONMENT_REQUESTED, time.nanos(), 0);
        RunningEnvironment idle = pool.takeIdle(shelf);
        if (idle == null) {
            recording.at(Step.COLD, time.nanos(), 1);
            coldStart();
        } else {
            recording.at(Step.COLD, time.nanos(), 0);
            environment = idle;
            begin(idle);
        }
        return ended;
    }

    private void coldStart() {
        Sandbox sandbox = pool.sandbox(shelf);
        RunningEnvironment fresh = pool.create(shelf, sandbox);
        environment = fresh;
        boolean insideInvocation = started || sandbox.used();
        if (insideInvocation) {
            start(fresh);
        }
        new EnvironmentStart(fresh, time, insideInvocation, pool.initLimit(fresh.function()))
                .run(recording)
                .thenAccept(result -> initialised(fresh, insideInvocation, result));
    }

    private void initialised(RunningEnvironment fresh, boolean insideInvocation, Result result) {
        Failure failure = result.failure();
        if (failure == null) {
            if (!insideInvocation) {
                initNanos = result.restoreNanos() == null ? result.nanos() : null;
                recording.at(Step.INIT_DURATION, time.nanos(), result.nanos());
            }
            restoreNanos = result.restoreNanos();
            begin(fresh);
        } else if (insideInvocation || !failure.worthAnotherStart()) {
            start(fresh);
            report(fresh, failure.outcome(event.requestId()), failure);
        } else {
            // as AWS does: once more, now as a part of the invocation
            start(fresh);
            coldStart();
        }
    }

    /** Writes START and sets the deadline, once. */
    private void start(RunningEnvironment in) {
        in.collectLog(tail);
        if (started) {
            return;
        }
        started = true;
        startNanos = time.nanos();
        deadlineMillis = time.now().plus(function.timeout()).toEpochMilli();
        new PlatformLog(in, time).start(event.requestId());
        deadline = time.after(function.timeout(), this::overdue);
    }

    private void overdue() {
        RunningEnvironment current = environment;
        if (current == null || ended.isDone()) {
            return;
        }
        if (pool.debuggable() && current.processes().debugged()) {
            deadline = time.after(DEBUGGER_POLL, this::overdue);
            return;
        }
        expired = true;
        // read before the process is gone
        current.processes().maxMemoryMegabytes();
        current.processes().drainLog();
        current.endOverdue(run, Failure.timeout(function.timeout()));
    }

    private void begin(RunningEnvironment in) {
        start(in);
        Run next = new Run(event, deadlineMillis, sink, recording);
        run = next;
        recording.at(Step.HANDLER_START, time.nanos(), 0);
        if (!in.begin(next)) {
            // it ended between being found and being used
            run = null;
            coldStart();
            return;
        }
        if (expired) {
            // the deadline passed in the moment between, and found no run to end
            in.endOverdue(next, Failure.timeout(function.timeout()));
        }
        next.outcomeKnown().thenAccept(outcome -> outcomeKnown(in, outcome));
        next.settled().thenAccept(settled -> report(in, settled.outcome(), settled.failure()));
    }

    /** The caller does not wait for extensions. */
    private void outcomeKnown(RunningEnvironment in, Outcome outcome) {
        if (in.hasExtensions()) {
            ended.complete(new Ended(outcome, tail.text(), in.logStream()));
        }
    }

    private void report(RunningEnvironment in, Outcome outcome, @Nullable Failure failure) {
        Time.Timer pending = deadline;
        if (pending != null) {
            pending.cancel();
        }
        long now = time.nanos();
        recording.at(Step.ENVIRONMENT_IDLE, now, 0);
        in.processes().drainLog();
        long duration = now - startNanos;
        if (failure != null && failure.kind() == Failure.Kind.TIMEOUT) {
            duration = Math.min(duration, function.timeout().toNanos());
        }
        // since August 2025 the init phase of an on-demand environment is billed with its first invocation
        long billed = PlatformLog.ceilMillis(duration + (initNanos == null ? 0 : initNanos));
        long memory = in.processes().maxMemoryMegabytes();
        recording.at(Step.MAX_MEMORY, now, memory);
        recording.at(Step.BILLED, now, billed);
        new PlatformLog(in, time)
                .end(new PlatformLog.Report(
                        event.requestId(),
                        duration,
                        billed,
                        memory,
                        initNanos,
                        restoreNanos,
                        outcome instanceof Outcome.Failed,
                        outcome instanceof Outcome.Failed ? failure : null));
        in.collectLog(null);
        if (failure == null) {
            pool.release(in);
        }
        ended.complete(new Ended(outcome, tail.text(), in.logStream()));
    }
}
