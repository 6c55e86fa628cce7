package dev.kiln.emulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.message.HttpDoor;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener for one test that leaves no thread behind. */
final class TestServer implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "test-http-" + COUNT.incrementAndGet();
    private final HttpServer server;

    TestServer(HttpDoor door) {
        this(door, HttpServerConfig.Bounds.DEFAULT);
    }

    TestServer(HttpDoor door, HttpServerConfig.Bounds bounds) {
        server = HttpServer.start(new HttpServerConfig("127.0.0.1", 0, 2, 4, name).with(bounds), door);
    }

    int port() {
        return server.port();
    }

    RawClient client() throws IOException {
        return new RawClient(port());
    }

    List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name + "-")
                        || thread.getName().startsWith(name + " "))
                .toList();
    }

    /** Closes the listener within a test; {@link #close} may follow. */
    void stop() {
        close();
    }

    @Override
    public void close() {
        server.close();
        for (Thread thread : threads()) {
            try {
                thread.join(5_000);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(threads()).isEmpty();
    }
}
