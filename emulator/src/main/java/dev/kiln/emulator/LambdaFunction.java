package dev.kiln.emulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A deployed function: invokes it and returns what was measured. Calls go through the same pipeline as an SDK client's, so
 * that the journal and injected faults see them. Thread-safe.
 *
 * <pre>{@code
 * LambdaFunction hello = emulator.deploy(FunctionConfig.of("hello", HelloHandler.class));
 * Invocation invocation = hello.invoke("{\"name\":\"Ada\"}");
 * }</pre>
 */
public final class LambdaFunction {
    private final Deployments deployments;
    private final String name;
    private final String arn;

    LambdaFunction(Deployments deployments, String name, String arn) {
        this.deployments = deployments;
        this.name = name;
        this.arn = arn;
    }

    public String name() {
        return name;
    }

    public String arn() {
        return arn;
    }

    /**
     * Invokes the function and waits for its response. An error of the function is in {@link Invocation#error}.
     *
     * @param event JSON
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException where the call itself is refused, for example throttled
     */
    public Invocation invoke(String event) {
        return deployments.invoke(name, event.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Invokes the function and returns as soon as it begins to answer.
     *
     * @param event JSON
     */
    public StreamedResponse stream(String event) {
        return deployments.stream(name, event.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends the idle execution environments, so that the next invocation is a cold start. */
    public void forceColdStart() {
        deployments.retire(arn);
    }

    /** Returns the function's URL without authentication, which is made if there is none; it streams where the function does. */
    public URI url() {
        return deployments.url(name);
    }
}
