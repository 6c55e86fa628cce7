package dev.kiln.emulator.internal.http;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpDoor;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.ReplyBody.BodyStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Speaks just enough of Lambda's API for real SDK clients: the function {@code echo} answers with its payload, {@code wait}
 * never answers, {@code stream} hands its event stream to the test.
 */
public final class LambdaDoor implements HttpDoor {
    private final CompletableFuture<HttpReply> waiting = new CompletableFuture<>();
    private final CompletableFuture<BodyStream> stream = new CompletableFuture<>();

    /** The reply that the function {@code wait} never gives. */
    public CompletableFuture<HttpReply> waiting() {
        return waiting;
    }

    /** Where the function {@code stream} writes; complete when it was called. */
    public CompletableFuture<BodyStream> stream() {
        return stream;
    }

    @Override
    public BodyPlan plan(HttpRequest head) {
        return new BodyPlan(false, 6_291_556);
    }

    @Override
    public CompletionStage<HttpReply> answer(HttpRequest request) {
        String function = request.path().split("/", -1)[3];
        return switch (function) {
            case "echo" ->
                CompletableFuture.completedFuture(new HttpReply(
                        200, Headers.of("X-Amz-Executed-Version", "7"), new ReplyBody.Ready(bytes(request))));
            case "wait" -> waiting;
            case "stream" ->
                CompletableFuture.completedFuture(new HttpReply(
                        200,
                        Headers.of("Content-Type", "application/vnd.amazon.eventstream"),
                        new ReplyBody.Produced(-1, stream::complete)));
            default ->
                CompletableFuture.completedFuture(HttpReply.text(
                        404,
                        "application/json",
                        "{\"Type\":\"User\",\"Message\":\"Function not found: " + function + "\"}"));
        };
    }

    private static byte[] bytes(HttpRequest request) {
        try {
            return request.body().stream().readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public HttpReply tooLarge(HttpRequest head, long maxBytes) {
        return new HttpReply(
                413,
                Headers.of("Content-Type", "application/json", "x-amzn-ErrorType", "RequestTooLargeException"),
                new ReplyBody.Ready(("{\"message\":\"more than " + maxBytes + "\"}").getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes one event of the stream and flushes it. */
    public static void event(BodyStream stream, String type, String payload) throws IOException {
        Message message = new Message(
                Map.of(
                        ":message-type", HeaderValue.fromString("event"),
                        ":event-type", HeaderValue.fromString(type),
                        ":content-type", HeaderValue.fromString("application/octet-stream")),
                payload.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        message.encode(encoded);
        stream.write(encoded.toByteArray());
        stream.flush();
    }
}
