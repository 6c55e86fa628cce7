package dev.kiln.emulator.internal.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The runtime clients for other languages that come with Kiln: programs in that language that take events from the
 * Runtime API and call a handler. They need the interpreter and nothing else, and read {@code AWS_LAMBDA_RUNTIME_API},
 * {@code _HANDLER} and {@code LAMBDA_TASK_ROOT}.
 *
 * @param files the names of the program's files; the first one is the one to start
 */
public record RuntimeClient(String folder, List<String> files) {
    public static final RuntimeClient NODE = new RuntimeClient(
            "node",
            List.of(
                    "bootstrap.mjs",
                    "buffered.mjs",
                    "console.mjs",
                    "errors.mjs",
                    "handler.mjs",
                    "idle.mjs",
                    "invocation.mjs",
                    "node-path.mjs",
                    "response-stream.mjs",
                    "runtime-api.mjs",
                    "streaming.mjs"));

    public static final RuntimeClient PYTHON = new RuntimeClient(
            "python",
            List.of(
                    "bootstrap.py",
                    "kiln_runtime/__init__.py",
                    "kiln_runtime/context.py",
                    "kiln_runtime/errors.py",
                    "kiln_runtime/handler.py",
                    "kiln_runtime/logs.py",
                    "kiln_runtime/loop.py",
                    "kiln_runtime/marshal.py",
                    "kiln_runtime/runtime_api.py",
                    "kiln_runtime/snapshot.py",
                    "site/snapshot_restore_py.py"));

    private static final String RESOURCES = "/dev/kiln/emulator/runtimes/";

    public RuntimeClient {
        files = List.copyOf(files);
    }

    /**
     * Writes the program into a directory, which is created when absent.
     *
     * @return the file to start with the interpreter
     */
    public Path unpack(Path directory) throws IOException {
        for (String file : files) {
            Path copy = directory.resolve(file);
            Files.createDirectories(copy.getParent());
            try (InputStream content = RuntimeClient.class.getResourceAsStream(RESOURCES + folder + "/" + file)) {
                if (content == null) {
                    throw new IllegalStateException(
                            "The runtime client for " + folder + " is incomplete in this build: no " + file);
                }
                Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return directory.resolve(files.get(0));
    }
}
