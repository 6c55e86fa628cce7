package dev.kiln.emulator.internal.inprocess;

import dev.kiln.emulator.internal.message.HttpDoor;
import java.util.concurrent.Executor;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The HTTP client of synchronous SDK clients. The door runs on the calling thread; only bodies that are produced while they
 * are read need another one. May be shared; closing it does nothing, since the door belongs to somebody else.
 */
public final class DoorHttpClient implements SdkHttpClient {
    private final HttpDoor door;
    private final Executor blocking;

    /** @param blocking threads that may block */
    public DoorHttpClient(HttpDoor door, Executor blocking) {
        this.door = door;
        this.blocking = blocking;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new DoorCall(door, blocking, request);
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
