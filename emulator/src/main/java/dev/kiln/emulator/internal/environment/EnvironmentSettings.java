package dev.kiln.emulator.internal.environment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How environments are run.
 *
 * @param directory where environments keep their {@code /tmp} and their merged layers; belongs to the environments, which
 *     leave nothing in it
 * @param runtimeApi {@code host:port} of the loopback listener that {@link RuntimeApi} answers; asked when an environment
 *     is started
 * @param endpointUrl what functions get as AWS_ENDPOINT_URL; asked when an environment is started
 * @param initLimit of an on-demand start; after it the start is tried again inside the invocation
 * @param idleLimit after which an environment without events is ended
 * @param debuggable whether the deadline of an invocation waits while a debugger is attached
 */
public record EnvironmentSettings(
        Path directory,
        Supplier<String> runtimeApi,
        Supplier<String> endpointUrl,
        Duration initLimit,
        Duration idleLimit,
        boolean debuggable) {
    /** AWS's limits. */
    public static EnvironmentSettings of(Path directory, Supplier<String> runtimeApi, Supplier<String> endpointUrl) {
        return new EnvironmentSettings(
                directory, runtimeApi, endpointUrl, Duration.ofSeconds(10), Duration.ofMinutes(10), true);
    }
}
