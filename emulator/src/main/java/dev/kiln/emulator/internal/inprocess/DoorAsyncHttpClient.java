package dev.kiln.emulator.internal.inprocess;

import dev.kiln.emulator.internal.message.HttpDoor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/**
 * The HTTP client of asynchronous SDK clients. The door and the producers of bodies run on threads that may block. May be
 * shared; closing it does nothing, since the door and the threads belong to somebody else.
 */
public final class DoorAsyncHttpClient implements SdkAsyncHttpClient {
    private final HttpDoor door;
    private final Executor blocking;

    /** @param blocking threads that may block, at least one for each call in progress */
    public DoorAsyncHttpClient(HttpDoor door, Executor blocking) {
        this.door = door;
        this.blocking = blocking;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        return new DoorAsyncCall(door, blocking, request).begin();
    }

    @Override
    public String clientName() {
        return "Kiln";
    }

    @Override
    public void close() {
        // nothing is held
    }
}
