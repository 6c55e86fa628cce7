package dev.kiln.emulator.internal.http;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpDoor;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A door with a room for each path; what it is not told about it echoes. */
public final class TestDoor implements HttpDoor {
    private static final long MAX_BYTES = 1 << 20;

    private final Map<String, BodyPlan> plans = new ConcurrentHashMap<>();
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();

    /** Answers what comes to one path. */
    @FunctionalInterface
    public interface Room {
        CompletionStage<HttpReply> answer(HttpRequest request) throws IOException;
    }

    public TestDoor on(String path, Room room) {
        return on(path, new BodyPlan(false, MAX_BYTES), room);
    }

    public TestDoor on(String path, BodyPlan plan, Room room) {
        plans.put(path, plan);
        rooms.put(path, room);
        return this;
    }

    public static CompletionStage<HttpReply> text(int status, String text) {
        return CompletableFuture.completedFuture(HttpReply.text(status, "text/plain", text));
    }

    public static CompletionStage<HttpReply> produced(long length, ReplyBody.Producer producer) {
        return CompletableFuture.completedFuture(
                new HttpReply(200, Headers.of("Content-Type", "text/plain"), new ReplyBody.Produced(length, producer)));
    }

    @Override
    public BodyPlan plan(HttpRequest head) {
        return plans.getOrDefault(head.path(), new BodyPlan(false, MAX_BYTES));
    }

    @Override
    public CompletionStage<HttpReply> answer(HttpRequest request) {
        Room room = rooms.get(request.path());
        try {
            return room == null ? echo(request) : room.answer(request);
        } catch (IOException broken) {
            return text(400, "broken: " + broken.getMessage());
        }
    }

    private static CompletionStage<HttpReply> echo(HttpRequest request) throws IOException {
        byte[] body = request.body().stream().readAllBytes();
        return CompletableFuture.completedFuture(new HttpReply(
                200,
                Headers.of("X-Method", request.method(), "X-Path", request.path(), "X-Query", request.query()),
                new ReplyBody.Ready(body)));
    }

    @Override
    public HttpReply tooLarge(HttpRequest head, long maxBytes) {
        return HttpReply.text(413, "text/plain", "more than " + maxBytes);
    }
}
