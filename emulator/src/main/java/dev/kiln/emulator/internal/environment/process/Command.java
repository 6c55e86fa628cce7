package dev.kiln.emulator.internal.environment.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to start.
 *
 * @param variables the complete environment of the process
 * @param debugPort where the process listens for a debugger, or null
 * @param suspended the process waits for the debugger before it does anything
 */
record Command(
        List<String> arguments,
        Map<String, String> variables,
        Path directory,
        @Nullable Integer debugPort,
        boolean suspended) {
    Command {
        arguments = List.copyOf(arguments);
        variables = Map.copyOf(variables);
    }

    static Command of(List<String> arguments, Map<String, String> variables, Path directory) {
        return new Command(arguments, variables, directory, null, false);
    }

    /** Puts a program in front that gets this command as its arguments. */
    Command wrappedBy(String program) {
        List<String> all = new ArrayList<>();
        all.add(program);
        all.addAll(arguments);
        return new Command(all, variables, directory, debugPort, suspended);
    }

    Command debuggedOn(int port, boolean waiting) {
        return new Command(arguments, variables, directory, port, waiting);
    }
}
