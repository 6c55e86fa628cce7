package dev.kiln.emulator.internal.environment.inprocess;

import dev.kiln.emulator.internal.environment.Environment;
import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.environment.RuntimeApiError;
import dev.kiln.emulator.internal.environment.RuntimeDoor;
import dev.kiln.emulator.internal.environment.inprocess.bridge.Host;
import dev.kiln.emulator.internal.environment.inprocess.bridge.Work;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the code of an environment and its Runtime API. When the environment has ended it lets nothing through,
 * for code in this JVM may live on where a process would be gone.
 */
final class DoorHost implements Host {
    private static final Logger LOG = LoggerFactory.getLogger(DoorHost.class);

    private final Environment environment;
    private final RuntimeDoor door;
    private final IntConsumer onExit;

    private volatile boolean cut;

    private final Object lock = new Object();
    /** The thread that waits for an event, so that it can be woken without disturbing a handler. Guarded by lock. */
    private @Nullable Thread waiting;
    /** Guarded by lock. */
    private boolean ending;

    DoorHost(Environment environment, IntConsumer onExit) {
        this.environment = environment;
        this.door = environment.runtime();
        this.onExit = onExit;
    }

    /** Lets nothing through any more. */
    void cut() {
        cut = true;
        end();
    }

    boolean isCut() {
        return cut;
    }

    /** Gives no more events: wakes a runtime that waits for one. */
    void end() {
        synchronized (lock) {
            ending = true;
            if (waiting != null) {
                waiting.interrupt();
            }
        }
    }

    @Override
    public String handler() {
        return environment.function().handler();
    }

    @Override
    public String runtime() {
        return environment.function().runtime();
    }

    @Override
    public Map<String, String> variables() {
        return environment.variables();
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("java.io.tmpdir", environment.temporary().toString());
    }

    @Override
    public @Nullable Work next() throws InterruptedException {
        synchronized (lock) {
            if (ending) {
                return null;
            }
            Thread.interrupted(); // left behind by the handler
            waiting = Thread.currentThread();
        }
        try {
            return work(await(door.next().toCompletableFuture()));
        } catch (ExecutionException | CancellationException | RuntimeApiError e) {
            LOG.debug("Environment {} gets no more events: {}", environment.id(), e.toString());
            return null;
        } finally {
            synchronized (lock) {
                waiting = null;
            }
        }
    }

    /** An interrupt that is not ours comes from a thread that the handler left behind; the runtime still waits. */
    private <T> @Nullable T await(CompletableFuture<T> future) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return future.get();
            } catch (InterruptedException e) {
                synchronized (lock) {
                    if (ending) {
                        return null;
                    }
                }
            }
        }
    }

    private static @Nullable Work work(RuntimeDoor.@Nullable Invocation invocation) {
        if (invocation == null) {
            return null;
        }
        Event event = invocation.event();
        return new Work(
                event.requestId(),
                event.payload(),
                invocation.deadlineMillis(),
                event.invokedArn(),
                event.traceHeader(),
                event.clientContext(),
                event.cognitoIdentity(),
                event.tenantId());
    }

    @Override
    public void respond(String requestId, byte[] payload) {
        checkOpen();
        try (RuntimeDoor.RuntimeResponse response = door.openResponse(requestId, "application/json", false)) {
            response.write(payload);
        } catch (RuntimeApiError | IOException e) {
            // too large, or the caller has left: the environment knows, and the runtime goes on
            LOG.debug("The response to {} was not taken: {}", requestId, e.getMessage());
        }
    }

    @Override
    public Reply open(String requestId, String contentType) throws IOException {
        checkConnected();
        try {
            return new OpenReply(door.openResponse(requestId, contentType, true));
        } catch (RuntimeApiError refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    @Override
    public void error(String requestId, String errorType, byte[] body) {
        report(() -> door.error(requestId, errorType, body));
    }

    @Override
    public void initError(String errorType, byte[] body) {
        report(() -> door.initError(errorType, body));
    }

    @Override
    public void awaitRestore() throws InterruptedException {
        checkOpen();
        try {
            await(door.restoreNext().toCompletableFuture());
        } catch (ExecutionException e) {
            throw new IllegalStateException("The environment was not restored", e);
        }
    }

    @Override
    public void restoreError(String errorType, byte[] body) {
        report(() -> door.restoreError(errorType, body));
    }

    /** Both sides of the bridge know an IllegalStateException; a refusal is a class of the emulator's. */
    private void report(Runnable call) {
        checkOpen();
        try {
            call.run();
        } catch (RuntimeApiError refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    @Override
    public void log(String line) {
        if (!cut) {
            environment.log(line);
        }
    }

    @Override
    public void exit(int code) {
        onExit.accept(code);
    }

    private void checkOpen() {
        if (cut) {
            throw new IllegalStateException("The environment has ended");
        }
    }

    private void checkConnected() throws IOException {
        if (cut) {
            throw new IOException("The environment has ended");
        }
    }

    /** A refused write is to the handler what a broken connection is to one in a process. */
    private final class OpenReply extends Reply {
        private final RuntimeDoor.RuntimeResponse response;

        OpenReply(RuntimeDoor.RuntimeResponse response) {
            this.response = response;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            pass(() -> response.write(bytes, offset, length));
        }

        @Override
        public void flush() throws IOException {
            pass(response::flush);
        }

        @Override
        public void fail(String errorType, byte[] errorBody) throws IOException {
            pass(() -> response.fail(errorType, errorBody));
        }

        @Override
        public void close() throws IOException {
            pass(response::close);
        }

        private void pass(Transfer transfer) throws IOException {
            checkConnected();
            try {
                transfer.run();
            } catch (RuntimeApiError refused) {
                throw new IOException(refused.getMessage(), refused);
            }
        }
    }

    @FunctionalInterface
    private interface Transfer {
        void run() throws IOException;
    }
}
