package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Starts an environment and waits for it, up to a limit: the init phase, before an invocation or inside one. */
final class EnvironmentStart {
    private static final Duration DEBUGGER_POLL = Duration.ofSeconds(1);

    private final RunningEnvironment environment;
    private final Time time;
    private final PlatformLog log;
    private final boolean insideInvocation;
    private final Duration limit;
    private long launchNanos;
    private volatile Time.@Nullable Timer timer;

    /**
     * @param insideInvocation the start counts as part of an invocation, whose own deadline limits it
     * @param limit otherwise
     */
    EnvironmentStart(RunningEnvironment environment, Time time, boolean insideInvocation, Duration limit) {
        this.environment = environment;
        this.time = time;
        this.log = new PlatformLog(environment, time);
        this.insideInvocation = insideInvocation;
        this.limit = limit;
    }

    /**
     * How a start went.
     *
     * @param nanos from launch to ready; with SnapStart to the checkpoint
     * @param restoreNanos from the checkpoint to ready, or null
     */
    record Result(
            long nanos,
            @Nullable Long restoreNanos,
            @Nullable Failure failure) {}

    CompletionStage<Result> run(Recording recording) {
        log.initStart(insideInvocation);
        launchNanos = time.nanos();
        if (!insideInvocation) {
            timer = time.after(limit, this::overdue);
        }
        environment.launch();
        recording.at(Recording.Step.PROCESS_STARTED, time.nanos(), 0);
        CompletableFuture<Result> result = new CompletableFuture<>();
        environment.started().thenAccept(started -> {
            long now = time.nanos();
            if (environment.readyNanos() != Long.MIN_VALUE) {
                recording.at(Recording.Step.RUNTIME_READY, environment.readyNanos(), 0);
            }
            recording.at(Recording.Step.INIT_END, now, 0);
            result.complete(ended(started.failure(), now));
        });
        return result;
    }

    private Result ended(@Nullable Failure failure, long now) {
        Time.Timer pending = timer;
        if (pending != null) {
            pending.cancel();
        }
        // read now, as an exit would leave nothing to read
        environment.processes().maxMemoryMegabytes();
        long checkpoint = environment.checkpointNanos();
        boolean restored = checkpoint != Long.MIN_VALUE;
        long initNanos = (restored ? checkpoint : now) - launchNanos;
        if (failure != null) {
            environment.processes().drainLog();
            log.initReport(initNanos, insideInvocation, failure);
        } else if (restored) {
            log.restoreReport(now - checkpoint);
        }
        return new Result(initNanos, restored && failure == null ? now - checkpoint : null, failure);
    }

    private void overdue() {
        if (environment.processes().debugged()) {
            timer = time.after(DEBUGGER_POLL, this::overdue);
        } else {
            environment.endStart(Failure.timeout(limit));
        }
    }
}
