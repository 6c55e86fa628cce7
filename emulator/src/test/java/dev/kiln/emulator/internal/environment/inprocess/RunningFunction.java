package dev.kiln.emulator.internal.environment.inprocess;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kiln.emulator.LaunchMode;
import dev.kiln.emulator.internal.environment.Environment;
import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.environment.FunctionSpec;
import dev.kiln.emulator.internal.environment.Launcher;
import dev.kiln.emulator.internal.environment.RuntimeDoor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One environment without a state machine: events go in, and what the runtime reports comes out. */
final class RunningFunction implements Environment, RuntimeDoor, AutoCloseable {
    /** What the runtime reported for one event, or for its initialisation. */
    record Report(String kind, String contentType, boolean streaming, String body) {}

    private static final long LIMIT_SECONDS = 10;
    private static final long DEADLINE = 4_102_444_800_000L;

    final Queue<String> log = new ConcurrentLinkedQueue<>();
    final BlockingQueue<Report> reports = new ArrayBlockingQueue<>(100);
    final CompletableFuture<Void> restored = new CompletableFuture<>();
    final Launcher.LaunchedRuntime runtime;

    private final FunctionSpec function;
    private final Map<String, String> variables;
    private CompletableFuture<Invocation> pending = new CompletableFuture<>();
    private CompletableFuture<Void> idle = new CompletableFuture<>();

    private RunningFunction(FunctionSpec function, InProcessLauncher launcher) throws IOException {
        this.function = function;
        this.variables = new HashMap<>(function.variables());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.functionName());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", function.version());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", function.logGroup());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream());
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", function.initializationType());
        variables.putIfAbsent("AWS_REGION", function.region());
        this.runtime = launcher.launch(this);
    }

    /** Starts a handler of the test's class path and waits until it is initialised, or has failed to be. */
    static RunningFunction start(String handler, Map<String, String> variables) {
        return new Setup(handler).variables(variables).start();
    }

    static RunningFunction start(Class<?> handler) {
        return start(handler.getName(), Map.of());
    }

    String invoke(String event) {
        Report report = report(event);
        if (!report.kind().equals("response")) {
            throw new AssertionError("The function failed: " + report);
        }
        return report.body();
    }

    Report report(String event) {
        send(event);
        return nextReport();
    }

    synchronized void send(String event) {
        idle = new CompletableFuture<>();
        String id = UUID.randomUUID().toString();
        Event sent = new Event(
                id,
                event.getBytes(UTF_8),
                function.functionArn(),
                "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700",
                null,
                null,
                null);
        pending.complete(new Invocation(sent, DEADLINE));
    }

    Report nextReport() {
        try {
            Report report = reports.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (report == null) {
                throw new AssertionError("No report; the log is " + log);
            }
            return report;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The end of a streamed response; in how many pieces it came is not said. */
    Report lastReport() {
        Report report = nextReport();
        while (report.kind().equals("flushed")) {
            report = nextReport();
        }
        return report;
    }

    /** Waits until the runtime asks for an event. */
    void awaitIdle() {
        CompletableFuture<Void> current;
        synchronized (this) {
            current = idle;
        }
        get(CompletableFuture.anyOf(current, runtime.exit().toCompletableFuture()));
    }

    int exitCode() {
        return get(runtime.exit().toCompletableFuture()).code();
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        runtime.kill();
    }

    @Override
    public synchronized CompletionStage<Invocation> next() {
        pending = new CompletableFuture<>();
        idle.complete(null);
        return pending;
    }

    @Override
    public void response(
            String requestId,
            String contentType,
            boolean streaming,
            InputStream body,
            Supplier<Map<String, String>> trailers) {
        throw new UnsupportedOperationException("for HTTP");
    }

    @Override
    public RuntimeResponse openResponse(String requestId, String contentType, boolean streaming) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return new RuntimeResponse() {
            @Override
            public void write(int b) {
                bytes.write(b);
            }

            @Override
            public void flush() {
                if (streaming) {
                    reports.add(new Report("flushed", contentType, true, bytes.toString(UTF_8)));
                }
            }

            @Override
            public void fail(String errorType, byte[] errorBody) {
                reports.add(new Report(
                        "failed midway: " + errorType, contentType, streaming, new String(errorBody, UTF_8)));
            }

            @Override
            public void close() {
                reports.add(new Report("response", contentType, streaming, bytes.toString(UTF_8)));
            }
        };
    }

    @Override
    public void error(String requestId, @org.jspecify.annotations.Nullable String errorType, byte[] body) {
        reports.add(new Report("error: " + errorType, "application/json", false, new String(body, UTF_8)));
    }

    @Override
    public void initError(@org.jspecify.annotations.Nullable String errorType, byte[] body) {
        reports.add(new Report("init error: " + errorType, "application/json", false, new String(body, UTF_8)));
    }

    @Override
    public CompletionStage<Void> restoreNext() {
        reports.add(new Report("restore next", "", false, ""));
        return restored;
    }

    @Override
    public void restoreError(@org.jspecify.annotations.Nullable String errorType, byte[] body) {
        reports.add(new Report("restore error: " + errorType, "application/json", false, new String(body, UTF_8)));
    }

    @Override
    public String id() {
        return "test";
    }

    @Override
    public FunctionSpec function() {
        return function;
    }

    @Override
    public String logStream() {
        return "2026/01/31/[$LATEST]0123456789abcdef0123456789abcdef";
    }

    @Override
    public String runtimeApi() {
        return "127.0.0.1:9/test";
    }

    @Override
    public Map<String, String> variables() {
        return variables;
    }

    @Override
    public Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"), "kiln-test");
    }

    @Override
    public RuntimeDoor runtime() {
        return this;
    }

    @Override
    public void log(String line) {
        log.add(line);
    }

    /** What a function is made of; a handler on the test's class path unless said otherwise. */
    static final class Setup {
        private final String handler;
        private Map<String, String> variables = Map.of();
        private FunctionSpec.Code code = new FunctionSpec.Code.ClassPath(List.of());
        private List<Path> layers = List.of();
        private Set<String> shared = Set.of();
        private String runtime = "java21";
        private String initializationType = "on-demand";
        private InProcessLauncher launcher = new InProcessLauncher();

        Setup(String handler) {
            this.handler = handler;
        }

        Setup(Class<?> handler) {
            this(handler.getName());
        }

        Setup variables(Map<String, String> values) {
            variables = values;
            return this;
        }

        Setup directory(Path root) {
            code = new FunctionSpec.Code.Directory(root);
            return this;
        }

        Setup layers(Path... roots) {
            layers = List.of(roots);
            return this;
        }

        Setup shared(String... packages) {
            shared = Set.of(packages);
            return this;
        }

        Setup runtime(String identifier) {
            runtime = identifier;
            return this;
        }

        Setup snapStart() {
            initializationType = "snap-start";
            return this;
        }

        Setup launcher(InProcessLauncher shared) {
            launcher = shared;
            return this;
        }

        RunningFunction launch() throws IOException {
            return new RunningFunction(
                    new FunctionSpec(
                            "arn:aws:lambda:us-east-1:000000000000:function:hello",
                            "hello",
                            "$LATEST",
                            "1",
                            "000000000000",
                            "us-east-1",
                            runtime,
                            handler,
                            code,
                            layers,
                            variables,
                            512,
                            512,
                            Duration.ofSeconds(3),
                            initializationType,
                            "/aws/lambda/hello",
                            false,
                            LaunchMode.IN_PROCESS,
                            shared),
                    launcher);
        }

        RunningFunction start() {
            try {
                RunningFunction running = launch();
                running.awaitIdle();
                return running;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
