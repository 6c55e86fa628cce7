package dev.kiln.emulator.internal.environment.inprocess.guest;

import dev.kiln.emulator.internal.environment.inprocess.bridge.Host;
import dev.kiln.emulator.internal.environment.inprocess.bridge.Work;
import dev.kiln.runtime.Transport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The Kiln runtime's Runtime API as calls to the host. */
final class HostTransport implements Transport {
    private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";
    private static final String ERROR_BODY = "Lambda-Runtime-Function-Error-Body";

    private final Host host;

    HostTransport(Host host) {
        this.host = host;
    }

    @Override
    public @Nullable InputStream get(String path, Map<String, String> headers) throws IOException {
        GuestSystem.endLines();
        try {
            if (path.equals("restore/next")) {
                host.awaitRestore();
                return InputStream.nullInputStream();
            }
            Work work = host.next();
            return work == null ? null : event(work, headers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The environment ends");
        }
    }

    private static InputStream event(Work work, Map<String, String> headers) {
        GuestSystem.setProperty(Driver.TRACE_HEADER, work.traceHeader());
        headers.put("lambda-runtime-aws-request-id", work.requestId());
        headers.put("lambda-runtime-deadline-ms", Long.toString(work.deadlineMillis()));
        headers.put("lambda-runtime-invoked-function-arn", work.invokedArn());
        headers.put("lambda-runtime-trace-id", work.traceHeader());
        put(headers, "lambda-runtime-client-context", work.clientContext());
        put(headers, "lambda-runtime-cognito-identity", work.cognitoIdentity());
        put(headers, "lambda-runtime-aws-tenant-id", work.tenantId());
        return new ByteArrayInputStream(work.payload());
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    @Override
    public OutputStream post(String path, Map<String, String> headers, Supplier<Map<String, String>> trailers)
            throws IOException {
        String contentType = headers.getOrDefault("Content-Type", "application/octet-stream");
        if (path.endsWith("/response") && !headers.containsKey("Content-Length")) {
            return new Streamed(host.open(requestId(path), contentType), trailers);
        }
        return new Collected(path, headers.getOrDefault(ERROR_TYPE, ""));
    }

    private static String requestId(String path) {
        return path.substring(path.indexOf('/') + 1, path.lastIndexOf('/'));
    }

    /** A body whose end shows what becomes of it. */
    private static final class Streamed extends OutputStream {
        private final Host.Reply reply;
        private final Supplier<Map<String, String>> trailers;

        Streamed(Host.Reply reply, Supplier<Map<String, String>> trailers) {
            this.reply = reply;
            this.trailers = trailers;
        }

        @Override
        public void write(int b) throws IOException {
            reply.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            reply.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            reply.flush();
        }

        @Override
        public void close() throws IOException {
            GuestSystem.endLines();
            Map<String, String> ended = trailers.get();
            String errorType = ended.get(ERROR_TYPE);
            if (errorType == null) {
                reply.close();
            } else {
                reply.fail(errorType, Base64.getDecoder().decode(ended.getOrDefault(ERROR_BODY, "")));
            }
        }
    }

    /** A body that is sent in one piece. */
    private final class Collected extends ByteArrayOutputStream {
        private final String path;
        private final String errorType;
        private boolean sent;

        Collected(String path, String errorType) {
            this.path = path;
            this.errorType = errorType;
        }

        @Override
        public void close() throws IOException {
            if (sent) {
                return;
            }
            sent = true;
            GuestSystem.endLines();
            try {
                send();
            } catch (IllegalStateException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        private void send() throws IOException {
            switch (path) {
                case "init/error" -> host.initError(errorType, toByteArray());
                case "restore/error" -> host.restoreError(errorType, toByteArray());
                default -> {
                    if (path.endsWith("/error")) {
                        host.error(requestId(path), errorType, toByteArray());
                    } else {
                        host.respond(requestId(path), toByteArray());
                    }
                }
            }
        }
    }
}
