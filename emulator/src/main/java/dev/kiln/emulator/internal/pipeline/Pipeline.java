package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.CallJournal.Origin;
import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Edge;
import dev.kiln.emulator.internal.aws.Limits;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.aws.Operation.Streamed;
import dev.kiln.emulator.internal.aws.Service;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.message.HttpDoor;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.RequestBody;
import dev.kiln.emulator.internal.wire.Codec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The way of every API call, whoever makes it. Thread-safe. */
public final class Pipeline implements AwsCalls {
    private final Router router;
    private final Callers callers;
    private final List<Step> steps;
    private final List<Service> services;
    private final Map<Class<?>, Target> targets = new ConcurrentHashMap<>();

    private record Target(ServiceApi service, ServiceApi.Entry<?, ?> operation) {}

    public Pipeline(
            List<Service> services, String account, String region, Time time, Journal journal, InjectFaults faults) {
        this.services = List.copyOf(services);
        this.router = new Router(services);
        this.callers = new Callers(account, region, time);
        this.steps = List.of(journal, faults, new CheckConstraints(), new RunOperation());
    }

    /** Returns the door for API calls from SDK clients in this JVM, whose threads may wait. */
    public HttpDoor door(Origin origin) {
        return door(origin, false);
    }

    /**
     * Returns the door for API calls.
     *
     * @param brief whether short operations may be answered on IO threads: not where a change waits for a disk
     */
    public HttpDoor door(Origin origin, boolean brief) {
        return new HttpDoor() {
            @Override
            public BodyPlan plan(HttpRequest head) {
                return router.route(addressed(head)) instanceof Routed.ToOperation found
                        ? new BodyPlan(
                                streams(found.operation()),
                                found.operation().maxBodyBytes(),
                                brief && found.operation().operation().brief())
                        : new BodyPlan(false, Limits.API_BODY_BYTES);
            }

            @Override
            public CompletionStage<HttpReply> answer(HttpRequest request) {
                return Pipeline.this.answer(request, origin);
            }

            @Override
            public HttpReply tooLarge(HttpRequest head, long maxBytes) {
                return refuseSize(head, maxBytes);
            }
        };
    }

    private static boolean streams(ServiceApi.Entry<?, ?> entry) {
        return entry.operation() instanceof Operation.Streaming<?, ?> streaming && streaming.streamsInput();
    }

    /** S3's buckets may be in the host, and headers in a link: from here on they are in the path, and among the headers. */
    private HttpRequest addressed(HttpRequest request) {
        Service owner = router.owner(request);
        return owner != null && owner.name().equals("s3")
                ? LinkHeaders.added(VirtualHosts.pathStyle(request))
                : request;
    }

    private CompletionStage<HttpReply> answer(HttpRequest given, Origin origin) {
        HttpRequest request = addressed(given);
        Service owner = router.owner(request);
        if (owner == null || !owner.api().ownEndpoint()) {
            return answer(request, origin, callers.identify(request, RequestIds.uuid()));
        }
        CallContext context = callers.identify(request, RequestIds.coral());
        HttpReply own = EndpointRules.before(request, owner.api(), () -> router.hint(request));
        CompletionStage<HttpReply> reply =
                own != null ? CompletableFuture.completedFuture(own) : answer(request, origin, context);
        CompletableFuture<HttpReply> source = reply.toCompletableFuture();
        CompletableFuture<HttpReply> marked =
                source.thenApply(done -> EndpointRules.after(request, done, context.requestId()));
        return passingLeaveOn(marked, () -> source.cancel(false));
    }

    private CompletionStage<HttpReply> answer(HttpRequest request, Origin origin, CallContext context) {
        Routed routed = router.route(request);
        Codec codec = Codec.of(routed.protocol());
        Edge edge = routed.service() == null ? null : routed.service().edge();
        if (edge == null) {
            return answer(routed, codec, request, origin, context);
        }
        try {
            HttpReply own = edge.before(request);
            if (own != null) {
                codec.identify(own, context.requestId());
            }
            CompletionStage<HttpReply> reply = own == null
                    ? answer(routed, codec, request, origin, context)
                    : CompletableFuture.completedFuture(own);
            return reply.thenApply(done -> edge.after(request, done));
        } catch (AwsServiceException refused) {
            return CompletableFuture.completedFuture(
                    edge.after(request, codec.error(routed.service(), refused, context.requestId())));
        }
    }

    private CompletionStage<HttpReply> answer(
            Routed routed, Codec codec, HttpRequest request, Origin origin, CallContext context) {
        return routed instanceof Routed.ToOperation found
                ? answer(found, codec, request, origin, context)
                : CompletableFuture.completedFuture(
                        codec.error(routed.service(), ((Routed.Refused) routed).error(), context.requestId()));
    }

    private CompletionStage<HttpReply> answer(
            Routed.ToOperation found, Codec codec, HttpRequest request, Origin origin, CallContext context) {
        CompletableFuture<Void> left = new CompletableFuture<>();
        CompletableFuture<Integer> written = new CompletableFuture<>();
        CompletionStage<Streamed<AwsResponse>> answer;
        try {
            AwsRequest decoded = codec.decode(found.service(), found.operation(), request, found.labels());
            answer = run(new ApiCall(found.service(), found.operation(), decoded, context, origin, left, written), 0);
        } catch (RuntimeException failure) { // the edge: whatever an operation throws becomes its reply
            answer = CompletableFuture.failedFuture(failure);
        }
        CompletionStage<HttpReply> reply = answer.handle((streamed, failure) -> failure == null
                ? told(written, encode(found, codec, streamed, context))
                : codec.error(found.service(), cause(failure), context.requestId()));
        return passingLeaveOn(reply.toCompletableFuture(), () -> left.complete(null));
    }

    /** A caller who left cancels the reply; whoever works on it is to learn of that. */
    private static <T> CompletableFuture<T> passingLeaveOn(CompletableFuture<T> reply, Runnable told) {
        if (!reply.isDone()) {
            CompletionStage<T> ended = reply;
            ended.whenComplete((done, failure) -> {
                if (reply.isCancelled()) {
                    told.run();
                }
            });
        }
        return reply;
    }

    private CompletionStage<Streamed<AwsResponse>> run(ApiCall call, int step) {
        return steps.get(step).apply(call, next -> run(next, step + 1));
    }

    private static HttpReply told(CompletableFuture<Integer> written, HttpReply reply) {
        if (reply.body() instanceof ReplyBody.Ready ready) {
            written.complete(ready.bytes().length);
        }
        return reply;
    }

    private static HttpReply encode(
            Routed.ToOperation found, Codec codec, Streamed<AwsResponse> answer, CallContext context) {
        return answer.body() == ReplyBody.EMPTY
                ? codec.encode(found.service(), found.operation(), answer.head(), context)
                : codec.encode(found.service(), found.operation(), answer, context);
    }

    private HttpReply refuseSize(HttpRequest head, long maxBytes) {
        Routed routed = router.route(head);
        ServiceApi service = routed.service();
        return Codec.of(routed.protocol())
                .error(
                        service,
                        service == null ? AwsErrors.tooLarge(maxBytes) : service.tooLarge(maxBytes),
                        RequestIds.uuid());
    }

    /**
     * Calls an operation from this JVM with typed values, under a context that the caller made with {@link #context}.
     *
     * @return fails with the SDK's exception where the operation refuses
     */
    public CompletionStage<Streamed<AwsResponse>> run(AwsRequest request, CallContext context, Origin origin) {
        Target target = targets.computeIfAbsent(request.getClass(), this::target);
        if (target == null) {
            return CompletableFuture.failedFuture(AwsErrors.error(
                    501,
                    "NotImplemented",
                    "Kiln does not serve " + request.getClass().getSimpleName()));
        }
        try {
            CompletableFuture<Void> left = new CompletableFuture<>();
            CompletionStage<Streamed<AwsResponse>> answer = run(
                    new ApiCall(
                            target.service(),
                            target.operation(),
                            request,
                            context,
                            origin,
                            left,
                            new CompletableFuture<>()),
                    0);
            return passingLeaveOn(answer.toCompletableFuture(), () -> left.complete(null));
        } catch (RuntimeException failure) { // the edge: an operation's error fails the stage, as a waiting one's would
            return CompletableFuture.failedFuture(failure);
        }
    }

    private @Nullable Target target(Class<?> request) {
        for (Service service : services) {
            if (service.models().equals(request.getPackageName())) {
                for (ServiceApi.Entry<?, ?> entry : service.api().operations()) {
                    if (entry.request() == request) {
                        return new Target(service.api(), entry);
                    }
                }
            }
        }
        return null;
    }

    /** Makes the context of a call by the emulator's user: its account, its region, a new request id and trace. */
    public CallContext context() {
        return callers.self();
    }

    @Override
    public <O extends AwsResponse> CompletionStage<O> call(
            AwsRequest request, @Nullable RequestBody body, Class<O> responseType, CallContext from) {
        HttpRequest beside = body == null ? null : Codec.carrying(request, body);
        CompletableFuture<Streamed<AwsResponse>> answer =
                run(request, Callers.onBehalfOf(from, beside), Origin.EMULATOR).toCompletableFuture();
        CompletableFuture<O> head = answer.thenApply(done -> responseType.cast(done.head()));
        return passingLeaveOn(head, () -> answer.cancel(false));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
