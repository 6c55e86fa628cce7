package dev.kiln.emulator.internal.http;

import dev.kiln.emulator.internal.message.HttpDoor;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;

/** Takes exchanges out of Undertow's hands: from here on a {@link Call} says what happens. */
final class ExchangeAdapter implements HttpHandler {
    private final HttpDoor door;
    private final Threads threads;
    private final HttpServerConfig.Bounds bounds;

    ExchangeAdapter(HttpDoor door, Threads threads, HttpServerConfig.Bounds bounds) {
        this.door = door;
        this.threads = threads;
        this.bounds = bounds;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        // dispatched, so that Undertow does not end the exchange when this method returns
        exchange.dispatch(SameThreadExecutor.INSTANCE, new Call(exchange, door, threads, bounds)::begin);
    }
}
