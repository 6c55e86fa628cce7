package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.internal.message.HttpDoor;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** The first door of the AWS listener: the health page and side doors such as function URLs, else the AWS APIs. */
public final class FrontDoor implements HttpDoor {
    /** Answers {@code {"status":"ok"}} as soon as the emulator takes requests. */
    public static final String HEALTH = "/_kiln/health";

    private final List<Side> sides;
    private final HttpDoor apis;

    /** A door that takes certain requests. */
    public record Side(Predicate<HttpRequest> takes, HttpDoor door) {}

    public FrontDoor(HttpDoor apis, List<Side> sides) {
        this.apis = apis;
        this.sides = List.copyOf(sides);
    }

    @Override
    public BodyPlan plan(HttpRequest head) {
        return head.path().equals(HEALTH)
                ? new BodyPlan(false, 0)
                : doorOf(head).plan(head);
    }

    @Override
    public CompletionStage<HttpReply> answer(HttpRequest request) {
        if (request.path().equals(HEALTH)) {
            return CompletableFuture.completedFuture(HttpReply.text(200, "application/json", "{\"status\":\"ok\"}"));
        }
        return doorOf(request).answer(request);
    }

    @Override
    public HttpReply tooLarge(HttpRequest head, long maxBytes) {
        return head.path().equals(HEALTH)
                ? HttpReply.text(413, "text/plain", "no body expected")
                : doorOf(head).tooLarge(head, maxBytes);
    }

    private HttpDoor doorOf(HttpRequest request) {
        for (Side side : sides) {
            if (side.takes().test(request)) {
                return side.door();
            }
        }
        return apis;
    }
}
