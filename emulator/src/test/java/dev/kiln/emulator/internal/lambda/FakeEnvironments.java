package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.environment.Environment;
import dev.kiln.emulator.internal.environment.Environments;
import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.environment.FunctionSpec;
import dev.kiln.emulator.internal.environment.Outcome;
import dev.kiln.emulator.internal.environment.Recording;
import dev.kiln.emulator.internal.environment.ResponseSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Runs a piece of Java for each event instead of a runtime. */
final class FakeEnvironments implements Environments {
    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<FunctionSpec> invoked = new CopyOnWriteArrayList<>();
    final List<String> retired = new CopyOnWriteArrayList<>();
    volatile String log = "START\nEND\n";
    volatile Provisioned provisioned = new Provisioned(1, null);
    private volatile Code code =
            (event, sink) -> answer(sink, "application/json", new String(event.payload(), StandardCharsets.UTF_8));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    interface Code {
        Outcome run(Event event, ResponseSink sink) throws IOException;
    }

    void run(Code newCode) {
        code = newCode;
    }

    void answer(String json) {
        code = (event, sink) -> answer(sink, "application/json", json);
    }

    void fail(String errorType, String json) {
        code = (event, sink) -> new Outcome.Failed(errorType, json.getBytes(StandardCharsets.UTF_8));
    }

    static Outcome answer(ResponseSink sink, String contentType, String... chunks) throws IOException {
        try (OutputStream out = sink.begin(contentType, chunks.length != 1)) {
            for (String chunk : chunks) {
                out.write(chunk.getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Outcome.Succeeded();
    }

    @Override
    public CompletionStage<Ended> invoke(FunctionSpec function, Event event, ResponseSink sink, Recording recording) {
        events.add(event);
        invoked.add(function);
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new Ended(code.run(event, sink), log, "stream");
                    } catch (IOException gone) {
                        throw new UncheckedIOException(gone);
                    }
                },
                threads);
    }

    @Override
    public CompletionStage<Provisioned> provision(FunctionSpec function, int count) {
        invoked.add(function);
        return CompletableFuture.completedFuture(provisioned);
    }

    @Override
    public void retire(String functionArn, String version) {
        retired.add(functionArn);
    }

    @Override
    public List<Environment> environments() {
        return List.of();
    }

    @Nullable
    Event lastEvent() {
        return events.isEmpty() ? null : events.get(events.size() - 1);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
