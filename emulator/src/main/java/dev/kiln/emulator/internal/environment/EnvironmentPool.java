package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.LaunchMode;
import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.message.HttpDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@link Environments} of an emulator: a shelf of environments for each revision of a function version. */
public final class EnvironmentPool implements Environments {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentPool.class);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
    /**
     * How long the headers of a request to the Runtime API may be: runtimes send stack traces for X-Ray in one, up to a
     * megabyte of them.
     */
    public static final int HEADER_BYTES = 2 << 20;

    static final String ON_DEMAND = "on-demand";
    static final String PROVISIONED = "provisioned-concurrency";
    private static final Duration LONG_INIT_LIMIT = Duration.ofSeconds(130);
    private static final long CLOSE_MILLIS = 2_500;

    private final EnvironmentSettings settings;
    private final Time time;
    private final LogLines logs;
    private final Map<LaunchMode, Launcher> launchers;
    private final ExtensionLauncher extensionLauncher;
    private final Layers layers;
    private final Variables variables;
    private final RuntimeApi runtimeApi = new RuntimeApi(this);
    private final Map<String, RunningEnvironment> byId = new ConcurrentHashMap<>();

    private final Object lock = new Object();
    private final Map<String, Shelf> shelves = new HashMap<>();
    private boolean closed;

    /**
     * Creates the environments of an emulator; nothing is started before the first invocation.
     *
     * @param launchers one for each mode that functions may ask for
     */
    public EnvironmentPool(
            EnvironmentSettings settings,
            Time time,
            LogLines logs,
            Map<LaunchMode, Launcher> launchers,
            ExtensionLauncher extensionLauncher) {
        this.settings = settings;
        this.time = time;
        this.logs = logs;
        this.launchers = Map.copyOf(launchers);
        this.extensionLauncher = extensionLauncher;
        this.layers = new Layers(settings.directory());
        this.variables = new Variables(settings, layers);
    }

    /** The Runtime API for a loopback-only listener. */
    public HttpDoor runtimeApi() {
        return runtimeApi;
    }

    @Override
    public CompletionStage<Ended> invoke(FunctionSpec function, Event event, ResponseSink sink, Recording recording) {
        return new InvocationFlow(this, shelf(function), event, sink, recording).run();
    }

    @Override
    public CompletionStage<Provisioned> provision(FunctionSpec function, int count) {
        Shelf shelf = shelf(function);
        int missing;
        synchronized (lock) {
            missing = Math.max(0, count - shelf.provisioned);
            shelf.provisioned += missing;
        }
        giveUp(shelf, count);
        return new Provisioning(this, shelf).start(missing, count);
    }

    /** Lowers what is provisioned: environments beyond it are ended. */
    private void giveUp(Shelf shelf, int count) {
        List<RunningEnvironment> surplus = new ArrayList<>();
        synchronized (lock) {
            while (shelf.provisioned > count) {
                shelf.provisioned--;
                RunningEnvironment candidate = shelf.idle.stream()
                        .filter(environment -> environment.sandbox().provisioned())
                        .findFirst()
                        .orElse(null);
                if (candidate != null) {
                    shelf.idle.remove(candidate);
                    surplus.add(candidate);
                }
            }
        }
        surplus.forEach(this::spinDown);
    }

    @Override
    public void retire(String functionArn, String version) {
        Shelf shelf;
        synchronized (lock) {
            shelf = shelves.remove(key(functionArn, version));
        }
        if (shelf != null) {
            retire(shelf);
        }
    }

    private void retire(Shelf shelf) {
        List<RunningEnvironment> idle;
        List<Sandbox> resets;
        synchronized (lock) {
            shelf.retired = true;
            idle = List.copyOf(shelf.idle);
            resets = List.copyOf(shelf.resets);
            shelf.idle.clear();
            shelf.resets.clear();
        }
        idle.forEach(this::spinDown);
        resets.forEach(sandbox -> delete(sandbox.directory()));
    }

    @Override
    public List<Environment> environments() {
        return List.copyOf(byId.values());
    }

    private Shelf shelf(FunctionSpec function) {
        String key = key(function.functionArn(), function.version());
        Shelf outdated = null;
        Shelf current;
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException(
                        "the emulator is closed: " + function.functionName() + " cannot be invoked any more");
            }
            current = shelves.get(key);
            if (current != null && !current.function().revision().equals(function.revision())) {
                outdated = current;
                current = null;
            }
            if (current == null) {
                current = new Shelf(function);
                shelves.put(key, current);
            }
        }
        if (outdated != null) {
            retire(outdated);
        }
        return current;
    }

    private static String key(String functionArn, String version) {
        return functionArn + " " + version;
    }

    boolean debuggable() {
        return settings.debuggable();
    }

    Time time() {
        return time;
    }

    Duration initLimit(FunctionSpec function) {
        if (function.initializationType().equals(ON_DEMAND)) {
            return settings.initLimit();
        }
        return function.timeout().compareTo(LONG_INIT_LIMIT) > 0 ? function.timeout() : LONG_INIT_LIMIT;
    }

    @Nullable
    RunningEnvironment takeIdle(Shelf shelf) {
        synchronized (lock) {
            RunningEnvironment found = shelf.idle.pollFirst();
            while (found != null && !found.idle()) {
                found = shelf.idle.pollFirst();
            }
            return found;
        }
    }

    /** Returns what is left of an environment that failed, or makes a place for a new one. */
    Sandbox sandbox(Shelf shelf) {
        synchronized (lock) {
            Sandbox reset = shelf.resets.pollFirst();
            if (reset != null) {
                return reset;
            }
        }
        return newSandbox(shelf.function(), false);
    }

    Sandbox newSandbox(FunctionSpec function, boolean provisioned) {
        String stamp = UUID.randomUUID().toString().replace("-", "");
        String logStream = DAY.format(time.now()) + "/[" + function.version() + "]" + stamp;
        Path directory = settings.directory().resolve(function.functionName() + "-" + stamp);
        Sandbox sandbox = new Sandbox(directory, logStream, provisioned, false);
        try {
            Files.createDirectories(sandbox.temporary());
        } catch (IOException failed) {
            throw new UncheckedIOException("no directory for an environment of " + function.functionName(), failed);
        }
        return sandbox;
    }

    RunningEnvironment create(Shelf shelf, Sandbox sandbox) {
        FunctionSpec function =
                sandbox.provisioned() ? shelf.function().withInitializationType(PROVISIONED) : shelf.function();
        Launcher launcher = launchers.get(function.mode());
        if (launcher == null) {
            throw new IllegalStateException("this emulator runs no functions in mode " + function.mode());
        }
        EnvironmentParts parts = new EnvironmentParts(time, logs, variables, layers, launcher, extensionLauncher);
        String id = UUID.randomUUID().toString().replace("-", "");
        RunningEnvironment environment =
                new RunningEnvironment(id, function, sandbox, parts, settings.idleLimit(), this::reap);
        byId.put(id, environment);
        environment.ended().thenAccept(failure -> ended(shelf, environment, failure));
        environment.processes().dead().thenAccept(dead -> byId.remove(id));
        if (isClosed()) {
            // nothing may be started any more; launching it will only say so
            spinDown(environment);
        }
        return environment;
    }

    private boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    @Nullable
    RunningEnvironment find(String id) {
        return byId.get(id);
    }

    /** Keeps an environment that has become idle, unless its function was changed meanwhile. */
    void release(RunningEnvironment environment) {
        Shelf shelf;
        synchronized (lock) {
            FunctionSpec function = environment.function();
            shelf = shelves.get(key(function.functionArn(), function.version()));
            if (shelf != null && shelf.function().revision().equals(function.revision())) {
                shelf.idle.addFirst(environment);
            } else {
                shelf = null;
            }
        }
        if (shelf == null) {
            spinDown(environment);
        } else if (!environment.sandbox().provisioned()) {
            environment.idleTimer().restart();
        }
    }

    private void reap(RunningEnvironment environment) {
        boolean found = false;
        synchronized (lock) {
            for (Shelf shelf : shelves.values()) {
                found |= shelf.idle.remove(environment);
            }
        }
        if (found) {
            spinDown(environment);
        }
    }

    private void spinDown(RunningEnvironment environment) {
        environment.end(Failure.spinDown(), "SPINDOWN");
    }

    private void ended(Shelf shelf, RunningEnvironment environment, Failure failure) {
        boolean kept;
        synchronized (lock) {
            shelf.idle.remove(environment);
            kept = failure.kind() != Failure.Kind.SPINDOWN && !shelf.retired && !closed;
            if (kept) {
                shelf.resets.addFirst(environment.sandbox().reset());
            }
        }
        if (!kept) {
            environment
                    .processes()
                    .dead()
                    .thenAccept(dead -> delete(environment.sandbox().directory()));
        }
    }

    /** Ends all environments; those with extensions get AWS's time to end well. */
    @Override
    public void close() {
        List<Shelf> all;
        synchronized (lock) {
            closed = true;
            all = List.copyOf(shelves.values());
            shelves.clear();
        }
        all.forEach(this::retire);
        List<RunningEnvironment> left = List.copyOf(byId.values());
        left.forEach(this::spinDown);
        if (!awaitDead(left)) {
            left.forEach(environment -> environment.processes().killAll());
            awaitDead(left);
        }
        runtimeApi.close();
        delete(settings.directory());
    }

    private static boolean awaitDead(List<RunningEnvironment> environments) {
        CompletableFuture<?>[] dead = environments.stream()
                .map(environment -> environment.processes().dead().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(dead).get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException slow) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void delete(Path directory) {
        try {
            Trees.delete(directory);
        } catch (IOException stubborn) {
            LOG.debug("{} could not be deleted: {}", directory, stubborn.toString());
        }
    }
}
