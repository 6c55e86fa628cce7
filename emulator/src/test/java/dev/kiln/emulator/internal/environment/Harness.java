package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.LaunchMode;
import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.environment.process.AttachedLauncher;
import dev.kiln.emulator.internal.environment.process.ProcessLauncher;
import dev.kiln.emulator.internal.time.SystemTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Environments with a listener, real processes, and everything else that they need. */
final class Harness implements AutoCloseable {
    final Lines lines = new Lines();
    final EnvironmentPool pool;
    private final ExecutorService timers = Executors.newCachedThreadPool();
    private final ProcessLauncher processes = new ProcessLauncher();
    private final Listener listener;
    private final SystemTime systemTime = new SystemTime(timers);
    private final Path directory;

    /** With real processes, and time enough for them on a busy machine. */
    Harness() {
        this(null, null, Duration.ofSeconds(60));
    }

    /** With a launcher of the test's own, and a time that stands still unless the test moves it. */
    Harness(@Nullable Launcher launcher, @Nullable Time time) {
        this(launcher, time, Duration.ofSeconds(10));
    }

    private Harness(@Nullable Launcher launcher, @Nullable Time time, Duration initLimit) {
        try {
            directory = Files.createTempDirectory("kiln-environments-");
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        listener = new Listener();
        EnvironmentSettings settings = new EnvironmentSettings(
                directory,
                () -> "127.0.0.1:" + listener.port(),
                () -> "http://127.0.0.1:1",
                initLimit,
                Duration.ofMinutes(10),
                true);
        pool = new EnvironmentPool(
                settings,
                time == null ? systemTime : time,
                lines,
                Map.of(
                        LaunchMode.PROCESS,
                        launcher == null ? processes : launcher,
                        LaunchMode.ATTACHED,
                        new AttachedLauncher()),
                processes);
        listener.open(pool.runtimeApi());
    }

    String url() {
        return "http://127.0.0.1:" + listener.port();
    }

    Path directory() {
        return directory;
    }

    Answer invoke(FunctionSpec function, String payload) {
        return invoke(function, payload, Recording.NONE);
    }

    Answer invoke(FunctionSpec function, String payload, Recording recording) {
        return invoke(function, event(payload), recording);
    }

    Answer invoke(FunctionSpec function, Event event, Recording recording) {
        Answer answer = new Answer();
        answer.endsWith(pool.invoke(function, event, answer, recording).toCompletableFuture());
        return answer;
    }

    static Event event(String payload) {
        return new Event(
                UUID.randomUUID().toString(),
                payload.getBytes(StandardCharsets.UTF_8),
                "arn:aws:lambda:us-east-1:000000000000:function:probe",
                "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0",
                null,
                null,
                null);
    }

    @Override
    public void close() {
        pool.close();
        processes.close();
        listener.close();
        systemTime.close();
        timers.shutdownNow();
    }
}
