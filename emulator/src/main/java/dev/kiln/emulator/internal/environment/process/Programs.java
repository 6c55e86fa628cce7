package dev.kiln.emulator.internal.environment.process;

import dev.kiln.emulator.internal.environment.Environment;
import dev.kiln.emulator.internal.environment.RuntimeClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Commands for programs that are no JVM: a custom runtime's bootstrap, interpreters, extensions. */
final class Programs {
    private final RuntimeFiles files;
    private final Interpreters interpreters = new Interpreters();

    Programs(RuntimeFiles files) {
        this.files = files;
    }

    Command bootstrap(Environment environment) throws IOException {
        Path task = environment.function().taskRoot();
        for (Path program : List.of(task.resolve("bootstrap"), environment.opt().resolve("bootstrap"))) {
            if (Files.isRegularFile(program)) {
                makeExecutable(program);
                return Command.of(List.of(program.toString()), environment.variables(), task);
            }
        }
        throw new IOException("Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]");
    }

    /** A handler in Node.js or Python, through our client for that language. */
    Command script(Environment environment, String language, RuntimeClient client) throws IOException {
        Path interpreter = interpreters.find(environment, language);
        Path program = files.client(client);
        Map<String, String> variables = new HashMap<>(environment.variables());
        variables.put("LAMBDA_RUNTIME_DIR", program.resolveSibling("").toString());
        return Command.of(
                List.of(interpreter.toString(), program.toString()),
                variables,
                environment.function().taskRoot());
    }

    /** An extension sees neither the function's internals nor X-Ray. */
    Command extension(Environment environment, Path program) throws IOException {
        makeExecutable(program);
        Map<String, String> variables = new HashMap<>(environment.variables());
        variables.keySet().removeIf(name -> name.startsWith("_") || name.startsWith("AWS_XRAY"));
        return Command.of(
                List.of(program.toString()), variables, environment.function().taskRoot());
    }

    /** Puts the function's wrapper script in front, with AWS's directories replaced by ours. */
    static Command wrapped(Environment environment, Command command) throws IOException {
        String wrapper = environment.variables().getOrDefault("AWS_LAMBDA_EXEC_WRAPPER", "");
        if (wrapper.isEmpty() || JavaCommand.replacesWrapper(command, wrapper)) {
            return command;
        }
        Path program = real(environment, wrapper);
        if (!Files.isRegularFile(program)) {
            throw new IOException("AWS_LAMBDA_EXEC_WRAPPER names " + wrapper + ", which does not exist: " + program);
        }
        makeExecutable(program);
        return command.wrappedBy(program.toString());
    }

    private static Path real(Environment environment, String path) {
        Path task = environment.function().taskRoot();
        if (path.startsWith("/opt/")) {
            return environment.opt().resolve(path.substring("/opt/".length()));
        }
        return path.startsWith("/var/task/") ? task.resolve(path.substring("/var/task/".length())) : task.resolve(path);
    }

    private static void makeExecutable(Path program) throws IOException {
        if (Files.isExecutable(program)
                || !program.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(program));
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        Files.setPosixFilePermissions(program, permissions);
    }
}
