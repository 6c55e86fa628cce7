package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.environment.Guard.Effects;
import dev.kiln.emulator.internal.environment.Launcher.LaunchedRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The runtime and the external extensions of one environment as processes: started in AWS's order, ended within AWS's
 * budget. Fields are guarded by the environment's guard.
 */
final class EnvironmentProcesses {
    private static final Duration EXTERNAL_BUDGET = Duration.ofSeconds(2);
    private static final Duration INTERNAL_BUDGET = Duration.ofMillis(500);

    private final RunningEnvironment environment;
    private final EnvironmentParts parts;
    private final CompletableFuture<Boolean> dead = new CompletableFuture<>();
    private @Nullable LaunchedRuntime runtime;
    private boolean runtimeRequested;
    private int alive;
    private volatile long maxMemoryMegabytes;

    EnvironmentProcesses(RunningEnvironment environment, EnvironmentParts parts) {
        this.environment = environment;
        this.parts = parts;
    }

    /** Completes when the environment has ended and no process of it is left. */
    CompletionStage<Boolean> dead() {
        return dead;
    }

    void launch() {
        if (environment.guard().change(environment::over)) {
            return;
        }
        List<Path> programs;
        try {
            programs = parts.layers().extensions(environment.function());
        } catch (IOException unreadable) {
            environment.end(
                    Failure.launch("Extension.LaunchError", String.valueOf(unreadable.getMessage())), "FAILURE");
            return;
        }
        List<Extension> expected = environment.guard().change(effects -> {
            runtimeRequested = programs.isEmpty();
            List<Extension> extensions = new ArrayList<>();
            programs.forEach(program -> extensions.add(
                    environment.extensions().expect(program.getFileName().toString(), effects)));
            return extensions;
        });
        for (int i = 0; i < programs.size(); i++) {
            launchExtension(expected.get(i), programs.get(i));
        }
        if (programs.isEmpty()) {
            launchRuntime();
        }
    }

    private void launchExtension(Extension extension, Path program) {
        LaunchedRuntime process;
        try {
            process = parts.extensionLauncher().launch(environment, program);
        } catch (IOException failed) {
            environment.end(
                    Failure.launch("Extension.LaunchError", program.getFileName() + ": " + failed.getMessage()),
                    "FAILURE");
            return;
        }
        adopt(process, () -> extension.process = process);
        process.exit().thenAccept(exit -> {
            environment.extensions().exited(extension, exit.code());
            oneLess();
        });
    }

    /** Under the guard: the runtime starts when all extensions have registered. */
    void extensionsMoved(Effects effects) {
        if (!runtimeRequested && environment.extensions().registered(effects)) {
            runtimeRequested = true;
            effects.add(this::launchRuntime);
        }
    }

    private void launchRuntime() {
        LaunchedRuntime launched;
        try {
            launched = parts.launcher().launch(environment);
        } catch (IOException failed) {
            environment.end(
                    Failure.launch("Runtime.InvalidEntrypoint", String.valueOf(failed.getMessage())), "FAILURE");
            return;
        }
        adopt(launched, () -> runtime = launched);
        launched.exit().thenAccept(exit -> {
            environment.exited(exit.code());
            oneLess();
        });
    }

    private void adopt(LaunchedRuntime process, Runnable keep) {
        environment.guard().update(effects -> {
            alive++;
            keep.run();
            if (environment.over(effects)) {
                effects.add(process::kill);
            }
        });
    }

    private void oneLess() {
        environment.guard().update(effects -> {
            alive--;
            completeIfDead(effects);
        });
    }

    private void completeIfDead(Effects effects) {
        if (alive == 0 && environment.over(effects)) {
            effects.add(() -> dead.complete(true));
        }
    }

    void killRuntime() {
        LaunchedRuntime current = environment.guard().change(effects -> runtime);
        if (current != null) {
            current.kill();
        }
    }

    /** Under the guard, once: ends everything, at once or within the budget that extensions are given. */
    void shutDown(String reason, Effects effects) {
        ExtensionSet extensions = environment.extensions();
        LaunchedRuntime current = runtime;
        if (current != null) {
            // a runtime is only asked to end where extensions give it time, as on AWS
            boolean asked = reason.equals("SPINDOWN") && extensions.present(effects);
            effects.add(asked ? current::terminate : current::kill);
        }
        if (extensions.present(effects)) {
            Duration budget = extensions.external(effects) ? EXTERNAL_BUDGET : INTERNAL_BUDGET;
            Time time = parts.time();
            extensions.shutdown(reason, time.now().plus(budget).toEpochMilli(), effects);
            for (Extension extension : extensions.all(effects)) {
                LaunchedRuntime process = extension.process;
                if (process != null && !extension.wants("SHUTDOWN")) {
                    effects.add(process::kill);
                }
            }
            effects.add(() -> {
                Time.Timer timer = time.after(budget, this::killAll);
                dead().thenAccept(done -> timer.cancel());
            });
        }
        completeIfDead(effects);
    }

    /** Ends every process now. */
    void killAll() {
        environment.guard().update(effects -> {
            if (runtime != null) {
                effects.add(runtime::kill);
            }
            for (Extension extension : environment.extensions().all(effects)) {
                LaunchedRuntime process = extension.process;
                if (process != null) {
                    effects.add(process::kill);
                }
            }
        });
    }

    /** Most memory that the runtime has used, also after its end, in megabytes. */
    long maxMemoryMegabytes() {
        LaunchedRuntime current = environment.guard().change(effects -> runtime);
        if (current != null) {
            maxMemoryMegabytes = Math.max(maxMemoryMegabytes, current.maxMemoryMegabytes());
        }
        return maxMemoryMegabytes;
    }

    void drainLog() {
        LaunchedRuntime current = environment.guard().change(effects -> runtime);
        if (current != null) {
            current.drainLog();
        }
    }

    boolean debugged() {
        LaunchedRuntime current = environment.guard().change(effects -> runtime);
        return current != null && current.debugged();
    }
}
