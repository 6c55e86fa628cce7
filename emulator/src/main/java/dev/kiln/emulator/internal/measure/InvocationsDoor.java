package dev.kiln.emulator.internal.measure;

import dev.kiln.emulator.Invocation;
import dev.kiln.emulator.internal.message.HttpDoor;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** {@code GET /_kiln/invocations} and {@code /_kiln/invocations/<request id>}: what was measured, as JSON. */
public final class InvocationsDoor implements HttpDoor {
    /** Where the door is. */
    public static final String PATH = "/_kiln/invocations";

    private static final String JSON_TYPE = "application/json";

    private final MeasuredEnvironments measured;

    public InvocationsDoor(MeasuredEnvironments measured) {
        this.measured = measured;
    }

    /** Whether a request is for this door. */
    public static boolean takes(HttpRequest request) {
        return request.path().startsWith(PATH);
    }

    @Override
    public BodyPlan plan(HttpRequest head) {
        return new BodyPlan(false, 0);
    }

    @Override
    public CompletionStage<HttpReply> answer(HttpRequest request) {
        String id = request.path().substring(PATH.length()).replaceFirst("^/", "");
        if (id.isEmpty()) {
            return CompletableFuture.completedFuture(HttpReply.text(200, JSON_TYPE, list(measured.invocations())));
        }
        return measured.invocation(id)
                .handle((invocation, unknown) -> unknown == null
                        ? HttpReply.text(200, JSON_TYPE, invocation.json())
                        : HttpReply.text(404, JSON_TYPE, "{\"message\":\"no such invocation is remembered\"}"));
    }

    @Override
    public HttpReply tooLarge(HttpRequest head, long maxBytes) {
        return HttpReply.text(413, JSON_TYPE, "{\"message\":\"no body expected\"}");
    }

    private static String list(List<Invocation> invocations) {
        return invocations.stream().map(Invocation::json).collect(Collectors.joining(",", "[", "]"));
    }
}
