package dev.kiln.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/** Invokes a function of a running {@code kiln serve} over HTTP. */
final class RemoteInvoke {
    private final URI endpoint;
    private final String function;
    private final CommandSpec spec;

    RemoteInvoke(URI endpoint, String function, CommandSpec spec) {
        this.endpoint = endpoint;
        this.function = function;
        this.spec = spec;
    }

    int call(String event, boolean stream, boolean log, OutputFormat output) throws IOException {
        String name = URLEncoder.encode(function, StandardCharsets.UTF_8);
        String path = stream
                ? "/2021-11-15/functions/" + name + "/response-streaming-invocations"
                : "/2015-03-31/functions/" + name + "/invocations";
        HttpURLConnection connection =
                (HttpURLConnection) endpoint.resolve(path).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        if (log) {
            connection.setRequestProperty("X-Amz-Log-Type", "Tail");
        }
        long start = System.nanoTime();
        try (OutputStream body = connection.getOutputStream()) {
            body.write(event.getBytes(StandardCharsets.UTF_8));
        } catch (ConnectException refused) {
            throw new IllegalStateException(
                    "nothing answers at " + endpoint
                            + ": start `kiln serve` there, say --endpoint URL, or give the handler's --code",
                    refused);
        }
        int status = connection.getResponseCode();
        if (status >= 400) {
            try (InputStream error = connection.getErrorStream()) {
                throw new IllegalStateException(
                        status + " " + new String(error.readAllBytes(), StandardCharsets.UTF_8).strip());
            }
        }
        boolean failed;
        try (InputStream body = connection.getInputStream()) {
            failed = stream ? frames(body, start, log) : whole(connection, body);
        }
        if (!stream) {
            tail(connection.getHeaderField("X-Amz-Log-Result"));
        }
        measured(connection.getHeaderField("x-amzn-RequestId"), output);
        return failed ? 1 : 0;
    }

    private static boolean whole(HttpURLConnection connection, InputStream body) throws IOException {
        System.out.writeBytes(body.readAllBytes());
        System.out.println();
        System.out.flush();
        return connection.getHeaderField("X-Amz-Function-Error") != null;
    }

    private boolean frames(InputStream body, long start, boolean log) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean[] failed = {false};
        MessageDecoder decoder = new MessageDecoder(message -> {
            HeaderValue type = message.getHeaders().get(":event-type");
            if (type != null && type.getString().equals("PayloadChunk")) {
                out.println(Chunks.line(Duration.ofNanos(System.nanoTime() - start), message.getPayload()));
                out.flush();
            } else {
                failed[0] = complete(message, log);
            }
        });
        byte[] buffer = new byte[64 << 10];
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            decoder.feed(buffer, 0, count);
        }
        return failed[0];
    }

    private boolean complete(Message message, boolean log) {
        Map<String, String> end = JsonMembers.of(new String(message.getPayload(), StandardCharsets.UTF_8));
        boolean failed = end.containsKey("ErrorCode");
        if (failed) {
            spec.commandLine().getErr().println("the function failed: " + end.getOrDefault("ErrorDetails", ""));
        }
        if (log) {
            tail(end.get("LogResult"));
        }
        return failed;
    }

    private void tail(@Nullable String base64) {
        if (base64 != null) {
            String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            spec.commandLine().getErr().println(text.stripTrailing());
        }
    }

    /** Fetches the measurement; a server that is not Kiln has none. */
    private void measured(@Nullable String requestId, OutputFormat output) throws IOException {
        if (requestId == null) {
            return;
        }
        HttpURLConnection connection = (HttpURLConnection)
                endpoint.resolve("/_kiln/invocations/" + requestId).toURL().openConnection();
        if (connection.getResponseCode() == 200) {
            try (InputStream body = connection.getInputStream()) {
                String json = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                PrintWriter to = output == OutputFormat.JSON
                        ? spec.commandLine().getOut()
                        : spec.commandLine().getErr();
                to.println(output == OutputFormat.JSON ? json : summary(JsonMembers.of(json)));
                to.flush();
            }
        }
    }

    private static String summary(Map<String, String> invocation) {
        StringBuilder line =
                new StringBuilder(Boolean.parseBoolean(invocation.get("coldStart")) ? "cold start" : "warm");
        append(line, ", init %s ms", invocation.get("initDurationMs"));
        append(line, ", first byte after %s ms", invocation.get("responseLatencyMs"));
        append(line, ", duration %s ms", invocation.get("durationMs"));
        append(line, ", billed %s ms", invocation.get("billedDurationMs"));
        append(line, ", %s MB", invocation.get("maxMemoryUsedMB"));
        return line.toString();
    }

    private static void append(StringBuilder line, String format, @Nullable String value) {
        if (value != null) {
            line.append(String.format(format, value));
        }
    }
}
