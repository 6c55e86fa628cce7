package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.Time;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The Runtime API of one environment: puts what a runtime says into changes of the state machine. */
final class RuntimeCalls implements RuntimeDoor {
    private static final int CHUNK_BYTES = 64 << 10;

    /** How much of a refused body is read, so that the runtime gets to see the refusal. */
    private static final long DRAINED_BYTES = 64L << 20;

    private final RunningEnvironment environment;
    private final Time time;

    RuntimeCalls(RunningEnvironment environment, Time time) {
        this.environment = environment;
        this.time = time;
    }

    @Override
    public CompletableFuture<Invocation> next() {
        return environment.next();
    }

    void forget(CompletableFuture<Invocation> poll) {
        environment.forget(poll);
    }

    @Override
    public RuntimeResponse openResponse(String requestId, String contentType, boolean streaming) {
        return open(requestId, contentType, streaming);
    }

    private Response open(String requestId, String contentType, boolean streaming) {
        Run run = environment.responding(requestId, RuntimeState.INVOCATION_RESPONSE);
        return new Response(environment, run, time, contentType, streaming);
    }

    @Override
    public void response(
            String requestId,
            String contentType,
            boolean streaming,
            InputStream body,
            Supplier<Map<String, String>> trailers)
            throws IOException {
        Response response = open(requestId, contentType, streaming);
        try {
            copy(body, response);
        } catch (RuntimeApiError tooLarge) {
            drain(body);
            throw tooLarge;
        }
        Map<String, String> ending = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ending.putAll(trailers.get());
        String errorType = ending.get("Lambda-Runtime-Function-Error-Type");
        if (errorType == null) {
            response.close();
        } else {
            response.fail(errorType, decoded(ending.get("Lambda-Runtime-Function-Error-Body")));
        }
    }

    private static void copy(InputStream body, Response response) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        while (true) {
            int length;
            try {
                length = body.read(chunk);
            } catch (IOException broken) {
                response.brokeOff();
                throw new RuntimeApiError(400, "TruncatedHTTPRequest", "HTTP request detected as truncated");
            }
            if (length < 0) {
                return;
            }
            response.write(chunk, 0, length);
            response.flush();
        }
    }

    private static void drain(InputStream body) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        long left = DRAINED_BYTES;
        for (int length = 0; length >= 0 && left > 0; left -= length) {
            length = body.read(chunk);
        }
    }

    private static byte[] decoded(@Nullable String base64) {
        try {
            return base64 == null ? new byte[0] : Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    @Override
    public void error(String requestId, @Nullable String errorType, byte[] body) {
        Run run = environment.responding(requestId, RuntimeState.INVOCATION_ERROR_RESPONSE);
        environment.responded(run, failed(errorType, body));
    }

    /** The name that the error itself carries says more than the header, which may only be {@code Runtime.…}. */
    static Outcome.Failed failed(@Nullable String errorType, byte[] body) {
        String own = JsonText.field(body, "errorType");
        return new Outcome.Failed(own == null ? Failure.known(errorType, "Function.Unknown") : own, body);
    }

    /** Refuses a response mode that does not exist; the caller is told as well. */
    RuntimeApiError invalidMode(String requestId) {
        Run run = environment.responding(requestId, RuntimeState.INVOCATION_RESPONSE);
        Failure failure = Failure.extension("Runtime.InvalidResponseModeHeader", "Invalid function response mode");
        environment.responded(run, failure.outcome(requestId));
        return new RuntimeApiError(400, "InvalidFunctionResponseMode", "Invalid function response mode");
    }

    @Override
    public void initError(@Nullable String errorType, byte[] body) {
        environment.startFailed(RuntimeState.INIT_ERROR, errorType, body);
    }

    @Override
    public CompletionStage<Void> restoreNext() {
        environment.restoreNext(time.nanos());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void restoreError(@Nullable String errorType, byte[] body) {
        environment.startFailed(RuntimeState.RESTORE_ERROR, errorType, body);
    }
}
