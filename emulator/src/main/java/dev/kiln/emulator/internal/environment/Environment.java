package dev.kiln.emulator.internal.environment;

/**
 * One execution environment as its launcher sees it. The class behind it is the state machine of the Runtime API, where
 * every transition that is not allowed is refused.
 */
public interface Environment {
    /** Unguessable; the first segment of the environment's path on the Runtime API listener. */
    String id();

    FunctionSpec function();

    String logStream();

    /** {@code host:port/id}: the value of AWS_LAMBDA_RUNTIME_API. */
    String runtimeApi();

    /** The complete environment variables that the runtime is started with, AWS's and the function's own. */
    java.util.Map<String, String> variables();

    /** A directory of this function's own that survives resets of the environment: its {@code /tmp}. */
    java.nio.file.Path temporary();

    /** The function's layers merged into one directory: the {@code /opt} of this environment. May be empty. */
    default java.nio.file.Path opt() {
        return java.nio.file.Path.of(variables().getOrDefault("KILN_OPT", "/opt"));
    }

    /** The door for a runtime in this JVM: the same state machine that the HTTP Runtime API stands before. */
    RuntimeDoor runtime();

    /** Takes a line that the runtime printed. */
    void log(String line);
}
