package dev.kiln.emulator;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/**
 * A local AWS: runs Lambda functions and answers the AWS APIs, over HTTP at {@link #endpoint} and without sockets through {@link #client}.
 * State is in memory unless {@link EmulatorConfig.Builder#data} says where to keep it. Thread-safe.
 *
 * <pre>{@code
 * try (LambdaEmulator emulator = LambdaEmulator.start()) {
 *     LambdaFunction hello = emulator.deploy(FunctionConfig.of("hello", HelloHandler.class));
 *     assertThat(hello.invoke("{\"name\":\"Ada\"}").text()).contains("Ada");
 * }
 * }</pre>
 */
public final class LambdaEmulator implements AutoCloseable {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    private final Wiring wiring;

    private LambdaEmulator(Wiring wiring) {
        this.wiring = wiring;
    }

    /** Starts an emulator with the defaults: any free port, state in memory. */
    public static LambdaEmulator start() {
        return start(EmulatorConfig.defaults());
    }

    /**
     * Starts an emulator.
     *
     * @throws IllegalStateException where the data directory is in use or the AWS SDK on the class path is too old
     * @throws java.io.UncheckedIOException where the port is taken
     */
    public static LambdaEmulator start(EmulatorConfig config) {
        SdkVersion.check();
        return new LambdaEmulator(new Wiring(config));
    }

    /**
     * Returns where the AWS APIs are served, for example {@code http://127.0.0.1:4566}. With port 0 the listener is opened by the first
     * call of this method, or by the first function that needs it.
     */
    public URI endpoint() {
        return wiring.endpoint();
    }

    /** Returns the account of callers whose access key id is not an account. */
    public String account() {
        return wiring.config().account();
    }

    public String region() {
        return wiring.config().region();
    }

    /**
     * Builds a client of the AWS SDK v2, synchronous or asynchronous, that calls the emulator without sockets. Requests and
     * responses are marshalled as over HTTP. Close the client when it is no longer needed.
     *
     * <pre>{@code
     * LambdaClient lambda = emulator.client(LambdaClient.builder());
     * }</pre>
     */
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return wiring.clients().build(builder);
    }

    /** Deploys a function, or replaces the code and settings of the one with that name. */
    public LambdaFunction deploy(FunctionConfig function) {
        return wiring.deployments().deploy(function);
    }

    /**
     * Returns a function that was deployed, or created by a client.
     *
     * @throws software.amazon.awssdk.services.lambda.model.ResourceNotFoundException where there is none
     */
    public LambdaFunction function(String name) {
        return wiring.deployments().function(name);
    }

    /** Returns the API calls that were answered. */
    public CallJournal journal() {
        return wiring.journal();
    }

    /** Returns the invocations that have ended, oldest first; the last 1,000. */
    public List<Invocation> invocations() {
        return wiring.measured().invocations();
    }

    /** Returns what makes calls fail or wait. */
    public Faults faults() {
        return wiring.faults();
    }

    /** Returns the clock of the emulator: the one that was configured, or the system's. */
    public Time time() {
        return wiring.time();
    }

    /**
     * Waits, for 30 seconds at most, until nothing is left to be done; see {@link #settle(Duration)}.
     *
     * <pre>{@code
     * sqs.sendMessage(r -> r.queueUrl(orders).messageBody(order));
     * emulator.settle();
     * assertThat(dynamoDb.getItem(...)).isNotNull();
     * }</pre>
     */
    public void settle() {
        settle(USUAL_WAIT);
    }

    /**
     * Waits until nothing is left to be done: no invocation runs, no asynchronous event waits for its next attempt, no message is in a queue
     * that an event source mapping consumes, no batch is being collected. A {@link ManualTime} is moved to whatever is due next, as often as it
     * takes, so that retries and visibility timeouts cost no time; with any other time they are waited for.
     *
     * @param most how long to wait at most, by the clock on the wall
     * @throws NotSettledException when that time is over, or is too short for what is due next; it says what is left and why
     */
    public void settle(Duration most) {
        wiring.settle(most);
    }

    /**
     * Waits, for 30 seconds at most, until nothing is being done. What waits for a later time, such as a retry or a message that is hidden,
     * stays as it is, and a {@link ManualTime} stands still.
     *
     * @throws NotSettledException when the time is over
     */
    public void settleNow() {
        wiring.settleNow(USUAL_WAIT);
    }

    /** Remembers all state of all services, to return to with {@link #rollback}. */
    public Snapshot snapshot() {
        return wiring.snapshot();
    }

    /**
     * Returns all state of all services to what it was. A snapshot may be returned to many times.
     *
     * @throws IllegalArgumentException where the snapshot is of another emulator
     */
    public void rollback(Snapshot snapshot) {
        wiring.rollback(snapshot);
    }

    /** Ends all execution environments and listeners. Idempotent. */
    @Override
    public void close() {
        wiring.close();
    }
}
