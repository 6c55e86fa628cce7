package dev.kiln.emulator.internal.environment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Files of a function in another language, run by its runtime client against a fake Runtime API. */
final class FunctionUnderTest implements Closeable {
    private final String interpreter;
    private final RuntimeClient client;
    private final Path folder;
    private FakeRuntimeApi api = new FakeRuntimeApi();
    private final Map<String, String> variables = new TreeMap<>();
    private @Nullable RuntimeProcess process;

    FunctionUnderTest(String interpreter, RuntimeClient client, Path folder) throws IOException {
        RuntimeProcess.assumeOnPath(interpreter);
        this.interpreter = interpreter;
        this.client = client;
        this.folder = folder;
        variables.put("AWS_LAMBDA_FUNCTION_NAME", "tested");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128");
    }

    FunctionUnderTest file(String name, String text) throws IOException {
        Path file = taskRoot().resolve(name).normalize();
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    FunctionUnderTest variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Starts the client, with a Runtime API of its own; ends one that was started before. */
    FunctionUnderTest start(String handler) throws IOException {
        close();
        api = new FakeRuntimeApi();
        Files.createDirectories(taskRoot());
        variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
        variables.put("LAMBDA_TASK_ROOT", taskRoot().toString());
        variables.put("_HANDLER", handler);
        List<String> command = new ArrayList<>();
        command.add(interpreter);
        command.add(client.unpack(folder.resolve("runtime")).toString());
        process = RuntimeProcess.start(command, taskRoot(), variables);
        return this;
    }

    Path taskRoot() {
        return folder.resolve("task");
    }

    FakeRuntimeApi api() {
        return api;
    }

    RuntimeProcess process() {
        if (process == null) {
            throw new IllegalStateException("Call start(handler) first");
        }
        return process;
    }

    /** The body of the answer to an event. */
    String answer(String event) throws InterruptedException {
        api.invoke("1", event);
        return api.post().body();
    }

    @Override
    public void close() throws IOException {
        api.close();
        if (process != null) {
            process.close();
        }
    }
}
