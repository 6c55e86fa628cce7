package dev.kiln.emulator.internal.environment;

import java.nio.file.Path;

/**
 * What survives when an environment is reset after a failure: its {@code /tmp}, its log stream, and whether its capacity
 * was provisioned. The processes do not.
 *
 * @param used a runtime was started here before: the next start happens inside an invocation and is not reported as init
 */
record Sandbox(Path directory, String logStream, boolean provisioned, boolean used) {
    Path temporary() {
        return directory.resolve("tmp");
    }

    Sandbox reset() {
        return new Sandbox(directory, logStream, provisioned, true);
    }
}
