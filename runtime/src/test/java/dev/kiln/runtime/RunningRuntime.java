package dev.kiln.runtime;

import dev.kiln.runtime.internal.http.SocketTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The runtime on a thread of the test, against a {@link FakeRuntimeApi}. */
final class RunningRuntime implements AutoCloseable {
    private final FakeRuntimeApi api;
    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    RunningRuntime(FakeRuntimeApi api, String handler, Map<String, String> environment) {
        this.api = api;
        Thread thread = new Thread(() -> run(handler, environment), "runtime");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, e) -> status.completeExceptionally(e));
        thread.start();
    }

    RunningRuntime(FakeRuntimeApi api, Class<?> handler) {
        this(api, handler.getName(), Map.of());
    }

    private void run(String handler, Map<String, String> environment) {
        try (SocketTransport transport = SocketTransport.to(api.address())) {
            status.complete(KilnRuntime.run(handler, environment, RunningRuntime.class.getClassLoader(), transport));
        } catch (IOException e) {
            status.completeExceptionally(new UncheckedIOException(e));
        }
    }

    /** What the process would exit with; fails when the Runtime API went away. */
    int status() {
        return status.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() throws IOException {
        api.close();
        status.handle((value, e) -> value).orTimeout(20, TimeUnit.SECONDS).join();
    }
}
