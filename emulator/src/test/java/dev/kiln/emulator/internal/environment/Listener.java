package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.internal.http.HttpServer;
import dev.kiln.emulator.internal.http.HttpServerConfig;
import dev.kiln.emulator.internal.message.HttpDoor;
import org.jspecify.annotations.Nullable;

/** The loopback listener of the Runtime API. */
final class Listener implements AutoCloseable {
    private @Nullable HttpServer server;

    void open(HttpDoor door) {
        HttpServerConfig config = HttpServerConfig.loopback(0, "runtime-api");
        HttpServerConfig.Bounds bounds = config.bounds();
        server = HttpServer.start(
                config.with(new HttpServerConfig.Bounds(
                        bounds.connections(),
                        bounds.streams(),
                        EnvironmentPool.HEADER_BYTES,
                        bounds.idle(),
                        bounds.linger())),
                door);
    }

    int port() {
        if (server == null) {
            throw new IllegalStateException("not open");
        }
        return server.port();
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
