package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.Limits;
import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.lambda.Invocations.Target;
import dev.kiln.emulator.internal.message.HttpDoor;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.InvokeMode;

/**
 * Functions called by plain HTTP. A URL is {@code http://<id>.lambda-url.<region>.localhost:<port>/}, also with AWS's {@code
 * on.aws}; for clients that cannot resolve such names, {@code /_kiln/url/<id>/} on any host is the same.
 */
public final class FunctionUrls implements HttpDoor {
    private static final Pattern HOST =
            Pattern.compile("(?<id>[a-z0-9]+)\\.lambda-url\\.[a-z0-9-]+\\.(?:localhost|on\\.aws)");
    private static final String PATH = "/_kiln/url/";

    /** What every host of a function URL has: most requests are for others, and are not matched any further. */
    private static final String LABEL = ".lambda-url.";

    private static final Pattern PATH_FORM = Pattern.compile(Pattern.quote(PATH) + "(?<id>[a-z0-9]+)(?<rest>/.*)?");

    private final Urls urls;
    private final Invocations invocations;
    private final Time time;
    private final Quotas quotas;

    FunctionUrls(Urls urls, Invocations invocations, Time time, Quotas quotas) {
        this.urls = urls;
        this.invocations = invocations;
        this.time = time;
        this.quotas = quotas;
    }

    /**
     * A request as the function sees it.
     *
     * @param path without what stands before it in the path form
     */
    record UrlCall(UrlRecord url, HttpRequest http, String path, UrlCaller caller) {}

    /** The host name of a function URL on this machine. */
    static String host(String id, String region) {
        return id + ".lambda-url." + region + ".localhost";
    }

    /** Whether a request is for this door. */
    public boolean serves(HttpRequest head) {
        return head.path().startsWith(PATH)
                || (head.host().contains(LABEL) && HOST.matcher(head.host()).matches());
    }

    @Override
    public BodyPlan plan(HttpRequest head) {
        return new BodyPlan(false, Limits.INVOKE_REQUEST_BYTES);
    }

    @Override
    public HttpReply tooLarge(HttpRequest head, long maxBytes) {
        return UrlReply.message(413, "Request Entity Too Large", "RequestEntityTooLargeException");
    }

    @Override
    public CompletionStage<HttpReply> answer(HttpRequest request) {
        UrlCall call = find(request);
        if (call == null) {
            return done(UrlReply.denied(null));
        }
        Cors cors = Cors.of(call.url().config(), request);
        if (cors.isPreflight()) {
            return done(cors.preflight());
        }
        boolean signed = call.url().config().authType() == FunctionUrlAuthType.AWS_IAM;
        if (signed && !call.caller().signed()) {
            return done(cors.onto(UrlReply.denied("Forbidden")));
        }
        try {
            CompletableFuture<HttpReply> reply = invoke(call, signed).toCompletableFuture();
            CompletableFuture<HttpReply> answer = reply.thenApply(cors::onto);
            // a client who leaves cancels the answer: then nothing is to come of the reply either
            CompletionStage<HttpReply> told = answer;
            told.whenComplete((done, failure) -> {
                if (answer.isCancelled()) {
                    reply.cancel(false);
                }
            });
            return answer;
        } catch (AwsServiceException refused) {
            return done(cors.onto(UrlReply.message(
                    refused.statusCode(),
                    refused.awsErrorDetails().errorMessage(),
                    refused.awsErrorDetails().errorCode())));
        }
    }

    private CompletionStage<HttpReply> invoke(UrlCall call, boolean signed) {
        Target target = invocations.target(call.url().functionName());
        Event event = new UrlEvent(call, time.now(), signed).event();
        if (call.url().config().invokeMode() == InvokeMode.RESPONSE_STREAM) {
            UrlStream stream = new UrlStream(event, quotas, time);
            invocations.start(target, event, stream).whenComplete(stream::end);
            return stream.reply();
        }
        BufferedResponse response = new BufferedResponse();
        return invocations
                .start(target, event, response)
                .thenApply(ended -> UrlReply.buffered(event, response, ended.outcome()));
    }

    private @Nullable UrlCall find(HttpRequest request) {
        Matcher byPath = PATH_FORM.matcher(request.path());
        Matcher byHost = HOST.matcher(request.host());
        boolean pathForm = byPath.matches();
        if (!pathForm && !byHost.matches()) {
            return null;
        }
        UrlRecord url = urls.byId(pathForm ? byPath.group("id") : byHost.group("id"));
        if (url == null) {
            return null;
        }
        String rest = pathForm ? byPath.group("rest") : request.path();
        return new UrlCall(url, request, rest == null ? "/" : rest, UrlCaller.of(request));
    }

    private static CompletionStage<HttpReply> done(HttpReply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
