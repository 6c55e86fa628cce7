package dev.kiln.runtime.internal;

import dev.kiln.runtime.Handlers;
import dev.kiln.runtime.Invocable;
import dev.kiln.runtime.ResponseStream;
import dev.kiln.runtime.Transport;
import dev.kiln.runtime.internal.handler.HandlerFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The life of an execution environment: init, then one event after another. Lives on one thread. */
public final class RuntimeLoop {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int SNAP_START_FAILED = 64;

    private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";
    private static final String ERROR_BODY = "Lambda-Runtime-Function-Error-Body";
    private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

    private final Map<String, String> environment;
    private final Transport transport;
    private final boolean alone;
    private final RuntimeLogger logger;

    /**
     * Makes the loop of one environment.
     *
     * @param alone whether the JVM is the environment's own, system properties included
     */
    public RuntimeLoop(Map<String, String> environment, Transport transport, boolean alone) {
        this.environment = environment;
        this.transport = transport;
        this.alone = alone;
        this.logger = new RuntimeLogger(environment);
    }

    /**
     * Runs to the end of the environment.
     *
     * @return the exit status of the process that runs nothing else
     * @throws IOException if the Runtime API cannot be reached
     */
    public int run(String handlerName, ClassLoader loader) throws IOException {
        Thread.currentThread().setContextClassLoader(loader);
        logger.install();
        boolean snapStart = "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
        if (snapStart) {
            SnapStart.prepare();
        }
        Invocable handler;
        try {
            handler = Handlers.load(handlerName, loader);
        } catch (HandlerFault fault) {
            return initFailed(Failure.of(fault), "init/error", FAILED);
        }
        if (snapStart) {
            int status = checkpoint(loader);
            if (status != OK) {
                return status;
            }
        }
        boolean goOn = true;
        while (goOn) {
            Map<String, String> headers = new HashMap<>();
            InputStream event = transport.get("invocation/next", headers);
            if (event == null) {
                return OK;
            }
            goOn = invoke(handler, event, headers);
        }
        return FAILED;
    }

    private int checkpoint(ClassLoader loader) throws IOException {
        try {
            SnapStart.call("beforeCheckpoint", loader);
        } catch (Exception e) { // the edge to the function's hooks
            return initFailed(Failure.of(e, "Runtime.BeforeCheckpointError"), "init/error", SNAP_START_FAILED);
        }
        if (transport.get("restore/next", new HashMap<>()) == null) {
            return OK;
        }
        try {
            SnapStart.call("afterRestore", loader);
        } catch (Exception e) { // the edge to the function's hooks
            return initFailed(Failure.of(e, "Runtime.AfterRestoreError"), "restore/error", SNAP_START_FAILED);
        }
        return OK;
    }

    private int initFailed(Failure failure, String path, int status) throws IOException {
        logger.error(failure.log());
        report(path, failure);
        return status;
    }

    /** Handles one event; false when the environment is not fit for another. */
    private boolean invoke(Invocable handler, InputStream event, Map<String, String> headers) {
        Invocation invocation = new Invocation(headers, environment, logger);
        logger.enter(invocation);
        trace(invocation);
        try {
            return handler.streams() ? stream(handler, event, invocation) : buffer(handler, event, invocation);
        } finally {
            logger.leave();
            // the handler may have left it behind; the next event has nothing to do with it
            Thread.interrupted();
        }
    }

    private void trace(Invocation invocation) {
        if (alone) {
            if (invocation.getXrayTraceId() == null) {
                System.clearProperty(TRACE_PROPERTY);
            } else {
                System.setProperty(TRACE_PROPERTY, invocation.getXrayTraceId());
            }
        }
    }

    private boolean buffer(Invocable handler, InputStream event, Invocation invocation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (ResponseStream response = new StreamedResponse(new Buffer(bytes))) {
            handler.invoke(event, response, invocation);
        } catch (Throwable e) { // the edge to the function's code: whatever it throws is its answer
            return failed(invocation, e);
        }
        try {
            post(invocation.path("response"), "application/json", bytes.toByteArray(), Map.of());
        } catch (IOException e) {
            logger.error(undelivered(invocation, e));
        }
        return true;
    }

    private boolean stream(Invocable handler, InputStream event, Invocation invocation) {
        Map<String, String> trailers = Collections.synchronizedMap(new LinkedHashMap<>());
        StreamedResponse response =
                new StreamedResponse(new ToCaller(transport, invocation.path("response"), trailers));
        try {
            handler.invoke(event, response, invocation);
            response.close();
            return true;
        } catch (Throwable e) { // the edge to the function's code: whatever it throws is its answer
            if (response.failure() != null) {
                logger.error(undelivered(invocation, response.failure()));
                return !Failure.of(e).last();
            }
            if (!response.sent()) {
                response.discard();
                return failed(invocation, e);
            }
            return failedMidway(response, trailers, e);
        }
    }

    /** Some bytes are gone already: the error follows them. */
    private boolean failedMidway(StreamedResponse response, Map<String, String> trailers, Throwable thrown) {
        Failure failure = Failure.of(thrown);
        logger.error(failure.log());
        trailers.put(ERROR_TYPE, failure.type());
        trailers.put(ERROR_BODY, Base64.getEncoder().encodeToString(failure.json()));
        try {
            response.close();
        } catch (IOException e) {
            logger.error("The error could not be delivered: " + e.getMessage());
        }
        return !failure.last();
    }

    private boolean failed(Invocation invocation, Throwable thrown) {
        Failure failure = Failure.of(thrown);
        logger.error(failure.log());
        try {
            report(invocation.path("error"), failure);
        } catch (IOException e) {
            logger.error(undelivered(invocation, e));
        }
        return !failure.last();
    }

    private static String undelivered(Invocation invocation, IOException e) {
        return "The response to " + invocation.getAwsRequestId() + " could not be delivered: " + e.getMessage();
    }

    private void report(String path, Failure failure) throws IOException {
        post(path, "application/json", failure.json(), Map.of(ERROR_TYPE, failure.type()));
    }

    private void post(String path, String contentType, byte[] body, Map<String, String> more) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("Content-Type", contentType);
        headers.put("Content-Length", Integer.toString(body.length));
        try (OutputStream out = transport.post(path, headers, new Fixed(Map.of()))) {
            out.write(body);
        }
    }

    // classes and not lambdas: the first lambda of a JVM costs 10 ms of the first invoke

    /** Trailers that are known, or will be by the time they are asked for. */
    private record Fixed(Map<String, String> get) implements Supplier<Map<String, String>> {}

    /** Where a JSON response is collected. */
    private record Buffer(ByteArrayOutputStream bytes) implements ResponseStream.Destination {
        @Override
        public OutputStream open(String contentType) {
            return bytes;
        }
    }

    /** Where a streamed response goes. */
    private record ToCaller(Transport transport, String path, Map<String, String> trailers)
            implements ResponseStream.Destination {
        @Override
        public OutputStream open(String contentType) throws IOException {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", contentType);
            headers.put("Lambda-Runtime-Function-Response-Mode", "streaming");
            headers.put("Trailer", ERROR_TYPE + ", " + ERROR_BODY);
            return transport.post(path, headers, new Fixed(trailers));
        }
    }

    /** For messages of the runtime's own. */
    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
