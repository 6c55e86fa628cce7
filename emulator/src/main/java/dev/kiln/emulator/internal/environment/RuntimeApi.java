package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.internal.aws.Limits;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpDoor;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.RequestBody;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Runtime API over HTTP. The first segment of a path is the environment's id, so that one listener serves all of them
 * and nobody who does not know the id can speak for an environment.
 */
final class RuntimeApi implements HttpDoor {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeApi.class);
    private static final String RUNTIME = "2018-06-01/runtime/";
    private static final String INVOCATION = RUNTIME + "invocation/";
    private static final HttpReply NOT_FOUND = HttpReply.text(404, "text/plain; charset=utf-8", "404 page not found\n");

    /**
     * A body that is known to be short is carried by the thread that is there: it fits into the buffers on its way. Others
     * may take as long as their reader likes.
     */
    private static final long SHORT_BODY = 16 << 10;

    private static final int READERS = 1000;

    private final EnvironmentPool pool;
    private final AtomicInteger readerNumber = new AtomicInteger();
    private final ThreadPoolExecutor readers =
            new ThreadPoolExecutor(0, READERS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), this::reader);

    RuntimeApi(EnvironmentPool pool) {
        this.pool = pool;
    }

    private Thread reader(Runnable task) {
        Thread thread = new Thread(task, "kiln-response-" + readerNumber.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    void close() {
        readers.shutdownNow();
    }

    @Override
    public BodyPlan plan(HttpRequest head) {
        boolean response = head.path().endsWith("/response");
        return response ? new BodyPlan(true, Long.MAX_VALUE) : new BodyPlan(false, Limits.INVOKE_PAYLOAD_BYTES);
    }

    @Override
    public HttpReply tooLarge(HttpRequest head, long maxBytes) {
        return refusal(new RuntimeApiError(
                413, "RequestEntityTooLarge", "Exceeded maximum allowed payload size (" + maxBytes + " bytes)."));
    }

    @Override
    public CompletionStage<HttpReply> answer(HttpRequest request) {
        String path = request.path();
        int slash = path.indexOf('/', 1);
        RunningEnvironment environment = slash < 0 ? null : pool.find(path.substring(1, slash));
        if (environment == null) {
            return reply(NOT_FOUND);
        }
        String call = request.method() + " " + path.substring(slash + 1);
        try {
            return route(environment, call, request);
        } catch (RuntimeApiError refused) {
            LOG.debug("{} refused: {}", path, refused.getMessage());
            return reply(refusal(refused));
        }
    }

    private CompletionStage<HttpReply> route(RunningEnvironment environment, String call, HttpRequest request) {
        if (call.equals("GET " + INVOCATION + "next")) {
            return next(environment.runtime());
        }
        if (call.startsWith("POST " + INVOCATION)) {
            String rest = call.substring("POST ".length() + INVOCATION.length());
            int slash = rest.indexOf('/');
            if (slash > 0) {
                return ofInvocation(environment.runtime(), rest.substring(0, slash), rest.substring(slash), request);
            }
        }
        RuntimeCalls runtime = environment.runtime();
        boolean snapStart = environment.function().initializationType().equals("snap-start");
        switch (call) {
            case "POST " + RUNTIME + "init/error" -> {
                runtime.initError(errorType(request), bytes(request));
                return reply(accepted());
            }
            case "GET " + RUNTIME + "restore/next" -> {
                return snapStart
                        ? runtime.restoreNext()
                                .thenApply(restored -> HttpReply.of(200, "application/json", new byte[0]))
                        : reply(NOT_FOUND);
            }
            case "POST " + RUNTIME + "restore/error" -> {
                if (!snapStart) {
                    return reply(NOT_FOUND);
                }
                runtime.restoreError(errorType(request), bytes(request));
                return reply(accepted());
            }
            case "GET 2021-04-23/credentials" -> {
                return reply(credentials(environment, request));
            }
            case "GET 2018-06-01/ping" -> {
                return reply(HttpReply.text(200, "text/plain", "pong"));
            }
            default -> {
                return ExtensionsApi.answer(environment, call, request);
            }
        }
    }

    private static CompletionStage<HttpReply> next(RuntimeCalls runtime) {
        CompletableFuture<RuntimeDoor.Invocation> poll = runtime.next();
        CompletableFuture<HttpReply> reply = poll.handle(RuntimeApi::invocation);
        CompletionStage<HttpReply> sent = reply;
        // the listener cancels the reply when the runtime is gone
        sent.whenComplete((answered, failure) -> {
            if (reply.isCancelled()) {
                runtime.forget(poll);
            }
        });
        return reply;
    }

    private static HttpReply invocation(RuntimeDoor.@Nullable Invocation invocation, @Nullable Throwable failure) {
        if (invocation == null) {
            return refusal(
                    failure instanceof RuntimeApiError error
                            ? error
                            : new RuntimeApiError(500, "InternalServerError", "Internal Server Error"));
        }
        Event event = invocation.event();
        Headers headers = Headers.of("Content-Type", "application/json");
        headers.add("Lambda-Runtime-Aws-Request-Id", event.requestId());
        headers.add("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadlineMillis()));
        addIfPresent(headers, "Lambda-Runtime-Invoked-Function-Arn", event.invokedArn());
        addIfPresent(headers, "Lambda-Runtime-Trace-Id", event.traceHeader());
        addIfPresent(headers, "Lambda-Runtime-Client-Context", event.clientContext());
        addIfPresent(headers, "Lambda-Runtime-Cognito-Identity", event.cognitoIdentity());
        addIfPresent(headers, "Lambda-Runtime-Aws-Tenant-Id", event.tenantId());
        return new HttpReply(200, headers, new ReplyBody.Ready(event.payload()));
    }

    private static void addIfPresent(Headers headers, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            headers.add(name, value);
        }
    }

    private CompletionStage<HttpReply> ofInvocation(
            RuntimeCalls runtime, String requestId, String what, HttpRequest request) {
        if (what.equals("/error")) {
            runtime.error(requestId, errorType(request), bytes(request));
            return reply(accepted());
        }
        if (!what.equals("/response")) {
            return reply(NOT_FOUND);
        }
        String mode = request.headers().first("Lambda-Runtime-Function-Response-Mode", "");
        if (!mode.isEmpty() && !mode.equals("streaming")) {
            throw runtime.invalidMode(requestId);
        }
        Supplier<HttpReply> read = () -> response(runtime, requestId, mode.equals("streaming"), request);
        long length = request.body().length();
        if (length >= 0 && length <= SHORT_BODY) {
            return reply(read.get());
        }
        try {
            return CompletableFuture.supplyAsync(read, readers);
        } catch (RejectedExecutionException full) {
            return reply(refusal(new RuntimeApiError(500, "InternalServerError", "Too many responses at a time")));
        }
    }

    private static HttpReply response(RuntimeCalls runtime, String requestId, boolean streaming, HttpRequest request) {
        String contentType =
                request.headers().first("Content-Type", streaming ? "application/octet-stream" : "application/json");
        try {
            runtime.response(
                    requestId, contentType, streaming, request.body().stream(), () -> trailers(request.body()));
            return accepted();
        } catch (RuntimeApiError refused) {
            return refusal(refused);
        } catch (IOException over) {
            return refusal(new RuntimeApiError(400, "InvalidRequestID", "Invalid request ID"));
        }
    }

    private static Map<String, String> trailers(RequestBody body) {
        Map<String, String> all = new TreeMap<>();
        if (body instanceof RequestBody.Arriving arriving) {
            arriving.trailers().get().forEach(all::putIfAbsent);
        }
        return all;
    }

    private static HttpReply credentials(RunningEnvironment environment, HttpRequest request) {
        if (!Variables.Credentials.token(environment.id())
                .equals(request.headers().first("Authorization", ""))) {
            return HttpReply.text(404, "text/plain", "cannot get credentials for the provided token\n");
        }
        Variables.Credentials credentials = Variables.Credentials.of(environment.function());
        return HttpReply.text(200, "application/json", JsonText.object(json -> {
            json.writeStringProperty("AccessKeyId", credentials.accessKeyId());
            json.writeStringProperty("SecretAccessKey", credentials.secretAccessKey());
            json.writeStringProperty("Expiration", "2100-01-01T00:00:00Z");
            json.writeStringProperty("Token", credentials.sessionToken());
        }));
    }

    private static @Nullable String errorType(HttpRequest request) {
        return request.header("Lambda-Runtime-Function-Error-Type");
    }

    static byte[] bytes(HttpRequest request) {
        if (request.body() instanceof RequestBody.Collected collected) {
            return collected.bytes();
        }
        throw new IllegalStateException("the plan of " + request.path() + " asks for a collected body");
    }

    static HttpReply accepted() {
        return HttpReply.text(202, "application/json", "{\"status\":\"OK\"}\n");
    }

    static HttpReply refusal(RuntimeApiError error) {
        String message = error.getMessage();
        return HttpReply.text(error.status(), "application/json", JsonText.object(json -> {
            json.writeStringProperty("errorMessage", message == null ? "" : message);
            json.writeStringProperty("errorType", error.errorType());
        }));
    }

    static CompletionStage<HttpReply> reply(HttpReply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
