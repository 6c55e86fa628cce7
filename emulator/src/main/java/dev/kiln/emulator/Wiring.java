package dev.kiln.emulator;

import dev.kiln.emulator.internal.aws.Arrivals;
import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.Service;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.dynamodb.DynamoDbApi;
import dev.kiln.emulator.internal.environment.EnvironmentPool;
import dev.kiln.emulator.internal.environment.EnvironmentSettings;
import dev.kiln.emulator.internal.environment.inprocess.InProcessLauncher;
import dev.kiln.emulator.internal.environment.process.AttachedLauncher;
import dev.kiln.emulator.internal.environment.process.ProcessLauncher;
import dev.kiln.emulator.internal.http.HttpServer;
import dev.kiln.emulator.internal.http.HttpServerConfig;
import dev.kiln.emulator.internal.lambda.LambdaApi;
import dev.kiln.emulator.internal.lambda.Quotas;
import dev.kiln.emulator.internal.lambda.Recordings;
import dev.kiln.emulator.internal.measure.InvocationsDoor;
import dev.kiln.emulator.internal.measure.MeasuredEnvironments;
import dev.kiln.emulator.internal.message.HttpDoor;
import dev.kiln.emulator.internal.message.RequestBody;
import dev.kiln.emulator.internal.pipeline.FrontDoor;
import dev.kiln.emulator.internal.pipeline.InjectFaults;
import dev.kiln.emulator.internal.pipeline.Journal;
import dev.kiln.emulator.internal.pipeline.Pipeline;
import dev.kiln.emulator.internal.s3.S3Api;
import dev.kiln.emulator.internal.source.Parts;
import dev.kiln.emulator.internal.source.Sources;
import dev.kiln.emulator.internal.sqs.SqsApi;
import dev.kiln.emulator.internal.store.Durability;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.StoreSnapshot;
import dev.kiln.emulator.internal.time.InFlight;
import dev.kiln.emulator.internal.time.SystemTime;
import dev.kiln.emulator.internal.wire.EventStreams;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * Makes the parts of an emulator and connects them. Nothing is started here that a test may not need: listeners open with the
 * first call that asks for their address.
 */
final class Wiring implements AutoCloseable {
    /** AWS's, of an on-demand start. */
    private static final Duration INIT_LIMIT = Duration.ofSeconds(10);

    /** Runtimes send client context and identity as headers. */
    private static final HttpServerConfig RUNTIME_LISTENER = HttpServerConfig.loopback(0, "kiln-runtime")
            .with(new HttpServerConfig.Bounds(
                    HttpServerConfig.Bounds.DEFAULT.connections(),
                    HttpServerConfig.Bounds.DEFAULT.streams(),
                    EnvironmentPool.HEADER_BYTES,
                    HttpServerConfig.Bounds.DEFAULT.idle(),
                    HttpServerConfig.Bounds.DEFAULT.linger()));

    private static final String MODELS = "software.amazon.awssdk.services.";

    private static final Logger LOG = LoggerFactory.getLogger(LambdaEmulator.class);

    private final EmulatorConfig config;
    private final Time time;
    private final ThreadPoolExecutor tasks = Pools.tasks();
    private final ThreadPoolExecutor calls = Pools.calls();
    private final WorkDirectory directory = new WorkDirectory();
    private final Processes processes = new Processes();
    private final Store store;
    private final InFlight inFlight = new InFlight();
    private final Journal journal;
    private final InjectFaults faults;
    private final MeasuredEnvironments measured;
    private final Listener runtimeListener;
    private final Listener listener;
    private final LambdaApi lambda;
    private final Deployments deployments;
    private final Clients clients;
    private final Pipeline pipeline;
    private final Sources sources;
    private final Arrivals arrivals = new Arrivals();
    private final Object dynamoDbLock = new Object();
    private @Nullable DynamoDbApi dynamoDb;
    private volatile @Nullable SqsApi queues;
    private boolean closed;

    Wiring(EmulatorConfig config) {
        this.config = config;
        this.time = config.time().orElseGet(() -> new SystemTime(tasks));
        this.store = config.data()
                .map(path ->
                        Store.open(path, Durability.valueOf(config.durability().name())))
                .orElseGet(Store::inMemory);
        this.journal = new Journal(time);
        this.faults = new InjectFaults(time);
        EnvironmentPool pool = environments();
        this.runtimeListener = new Listener(RUNTIME_LISTENER, pool.runtimeApi());
        this.measured = new MeasuredEnvironments(pool, time, Wiring::logFailure);
        this.lambda = lambda(measured);
        this.pipeline = new Pipeline(
                List.of(
                        new Service("lambda", "", MODELS + "lambda.model", lambda::api),
                        new Service(
                                "dynamodb",
                                DynamoDbApi.TARGET_PREFIX,
                                MODELS + "dynamodb.model",
                                () -> dynamoDb().api()),
                        new Service(
                                DynamoDbApi.STREAMS,
                                DynamoDbApi.STREAMS_TARGET_PREFIX,
                                MODELS + "dynamodb.model",
                                () -> dynamoDb().streamsApi()),
                        new Service("sqs", SqsApi.TARGET_PREFIX, MODELS + "sqs.model", this::sqs),
                        new Service(
                                "s3",
                                "",
                                MODELS + "s3.model",
                                () -> new S3Api(store, time, this::awsCalls, tasks).api())),
                config.account(),
                config.region(),
                time,
                journal,
                faults);
        this.listener = new Listener(
                new HttpServerConfig(config.bindAddress(), config.port(), ioThreads(), workers(), "kiln-http"),
                frontDoor(
                        lambda,
                        pipeline.door(CallJournal.Origin.HTTP, config.data().isEmpty())));
        this.clients = new Clients(config, pipeline.door(CallJournal.Origin.IN_PROCESS), calls);
        this.deployments = new Deployments(config, time, pipeline, lambda.localFunctions(), measured, this::endpoint);
        this.sources = new Sources(new Parts(this::call, time, inFlight, tasks, arrivals), lambda.mappings());
        if (config.port() != 0) {
            listener.port(); // a port that somebody waits for is opened, or found taken, now
        }
        sources.start();
        lambda.resume();
    }

    private AwsCalls awsCalls() {
        return this::call;
    }

    private ServiceApi sqs() {
        SqsApi sqs = new SqsApi(store, time, inFlight, this::endpoint);
        inFlight.askAbout(sqs::waiting);
        queues = sqs;
        return sqs.api();
    }

    /** Calls of the emulator itself; services that make them are made before the pipeline. */
    private <O extends AwsResponse> CompletionStage<O> call(
            AwsRequest request, @Nullable RequestBody body, Class<O> responseType, CallContext from) {
        return pipeline.call(request, body, responseType, from);
    }

    /** Two services of one: whichever is called first makes both. */
    private DynamoDbApi dynamoDb() {
        synchronized (dynamoDbLock) {
            if (dynamoDb == null) {
                dynamoDb = new DynamoDbApi(store, time, arrivals, config.tableChanges(), config.throttling());
            }
            return dynamoDb;
        }
    }

    private EnvironmentPool environments() {
        EnvironmentSettings settings = new EnvironmentSettings(
                directory.path("environments"),
                () -> "127.0.0.1:" + runtimeListener.port(),
                () -> endpoint().toString(),
                INIT_LIMIT,
                config.idleTimeout(),
                config.suspendDeadlinesInDebugger());
        return new EnvironmentPool(
                settings,
                time,
                new FunctionLogs(),
                Map.of(
                        LaunchMode.IN_PROCESS, new InProcessLauncher(),
                        LaunchMode.PROCESS, environment -> processes.launcher().launch(environment),
                        LaunchMode.ATTACHED, new AttachedLauncher()),
                (environment, program) -> processes.launcher().launch(environment, program));
    }

    private LambdaApi lambda(MeasuredEnvironments environments) {
        Path code = config.data().map(data -> data.resolve("code")).orElseGet(() -> directory.path("code"));
        return new LambdaApi(new LambdaApi.Parts(
                store,
                time,
                environments,
                Recordings.NONE,
                to -> new EventStreams(to, Protocol.REST_JSON),
                code,
                this::endpoint,
                new Quotas(config.concurrentExecutions(), config.streamedResponseLimit(), config.shapeStreams()),
                this::call,
                inFlight));
    }

    private FrontDoor frontDoor(LambdaApi lambda, HttpDoor apis) {
        return new FrontDoor(
                apis,
                List.of(
                        new FrontDoor.Side(lambda.functionUrls()::serves, lambda.functionUrls()),
                        new FrontDoor.Side(lambda.codeDownloads()::serves, lambda.codeDownloads()),
                        new FrontDoor.Side(InvocationsDoor::takes, new InvocationsDoor(measured))));
    }

    /** Short operations run on these. */
    private static int ioThreads() {
        return Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors() / 2));
    }

    private static int workers() {
        return Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    }

    private static void logFailure(Invocation invocation) {
        invocation
                .error()
                .ifPresent(error -> LOG.info(
                        "{} failed, request {}: {}",
                        invocation.functionArn(),
                        invocation.requestId(),
                        error.payload()));
    }

    EmulatorConfig config() {
        return config;
    }

    Time time() {
        return time;
    }

    Journal journal() {
        return journal;
    }

    InjectFaults faults() {
        return faults;
    }

    MeasuredEnvironments measured() {
        return measured;
    }

    Deployments deployments() {
        return deployments;
    }

    Clients clients() {
        return clients;
    }

    URI endpoint() {
        String host = config.bindAddress().equals("0.0.0.0") ? "127.0.0.1" : config.bindAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + listener.port());
    }

    /** Waits until nothing is left to be done; see {@link LambdaEmulator#settle}. */
    void settle(Duration most) {
        new Settling(inFlight, time).settle(most);
    }

    void settleNow(Duration most) {
        new Settling(inFlight, time).settleNow(most);
    }

    Snapshot snapshot() {
        return new StoredSnapshot(this, store.snapshot());
    }

    void rollback(Snapshot snapshot) {
        if (!(snapshot instanceof StoredSnapshot ours) || ours.owner() != this) {
            throw new IllegalArgumentException("the snapshot is of another emulator");
        }
        store.rollback(ours.state());
    }

    private record StoredSnapshot(Wiring owner, StoreSnapshot state) implements Snapshot {
        @Override
        public void close() {
            state.close();
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        listener.close();
        sources.close();
        lambda.close();
        SqsApi sqs = queues;
        if (sqs != null) {
            sqs.close();
        }
        measured.close();
        processes.close();
        runtimeListener.close();
        synchronized (dynamoDbLock) {
            if (dynamoDb != null) {
                dynamoDb.close();
            }
        }
        store.close();
        if (time instanceof SystemTime system) {
            system.close();
        }
        calls.shutdown();
        tasks.shutdown();
        directory.close();
    }

    /** The launcher of processes, made with the first process: it looks for JDKs and registers a shutdown hook. */
    private static final class Processes implements AutoCloseable {
        private @Nullable ProcessLauncher launcher;

        synchronized ProcessLauncher launcher() {
            if (launcher == null) {
                launcher = new ProcessLauncher();
            }
            return launcher;
        }

        @Override
        public synchronized void close() {
            if (launcher != null) {
                launcher.close();
            }
        }
    }

    /** A listener that opens when its port is asked for. Its own lock guards opening and closing. */
    private static final class Listener implements AutoCloseable {
        private final HttpServerConfig config;
        private final HttpDoor door;
        private @Nullable HttpServer server;
        private boolean closed;

        Listener(HttpServerConfig config, HttpDoor door) {
            this.config = config;
            this.door = door;
        }

        synchronized int port() {
            if (closed) {
                throw new IllegalStateException("the emulator is closed");
            }
            if (server == null) {
                server = HttpServer.start(config, door);
            }
            return server.port();
        }

        @Override
        public synchronized void close() {
            closed = true;
            if (server != null) {
                server.close();
            }
        }
    }
}
