package dev.kiln.emulator.internal.environment.process;

import dev.kiln.emulator.internal.environment.Environment;
import dev.kiln.emulator.internal.environment.Launcher;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a runtime that the user starts himself, for example in a debugger: says which variables to set, and takes
 * whoever then asks the Runtime API for an event. There is no hurry: deadlines are suspended.
 */
public final class AttachedLauncher implements Launcher {
    private static final Logger LOG = LoggerFactory.getLogger(AttachedLauncher.class);

    @Override
    public LaunchedRuntime launch(Environment environment) {
        String text =
                "Kiln waits for a process that runs " + environment.function().functionName() + " ("
                        + environment.function().handler() + "). Start it with:\n" + exports(environment.variables());
        LOG.info(text);
        text.lines().forEach(environment::log);
        return new Attached();
    }

    /** Writes the variables as a block for a POSIX shell. */
    static String exports(Map<String, String> variables) {
        StringBuilder block = new StringBuilder();
        new TreeMap<>(variables).forEach((name, value) -> {
            // the user's shell knows better where its programs are
            if (!name.equals("PATH")) {
                block.append("export ").append(name).append("='");
                block.append(value.replace("'", "'\\''")).append("'\n");
            }
        });
        return block.toString();
    }

    private static final class Attached implements LaunchedRuntime {
        private static final int KILLED = 137;

        private final CompletableFuture<Exit> exit = new CompletableFuture<>();

        @Override
        public CompletionStage<Exit> exit() {
            return exit;
        }

        @Override
        public void terminate() {
            kill();
        }

        /** The process is the user's; it finds out when it calls next. */
        @Override
        public void kill() {
            exit.complete(new Exit(KILLED));
        }

        @Override
        public long maxMemoryMegabytes() {
            return 0;
        }

        @Override
        public boolean debugged() {
            return true;
        }
    }
}
