package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Limits;
import dev.kiln.emulator.internal.environment.Environments;
import dev.kiln.emulator.internal.environment.Environments.Ended;
import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.environment.FunctionSpec;
import dev.kiln.emulator.internal.environment.Recording;
import dev.kiln.emulator.internal.environment.ResponseSink;
import dev.kiln.emulator.internal.time.InFlight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;

/** Takes events to functions: finds the version, counts the invocation, hands it to an environment. */
final class Invocations {
    private static final int MAX_CLIENT_CONTEXT_BYTES = 3583;
    private static final byte[] NO_PAYLOAD = "{}".getBytes(StandardCharsets.UTF_8);

    private final Functions functions;
    private final Lineage lineage;
    private final Specs specs;
    private final Concurrency concurrency;
    private final Environments environments;
    private final Recordings recordings;
    private final Time time;
    private final InFlight inFlight;

    Invocations(
            Functions functions,
            Specs specs,
            Concurrency concurrency,
            Environments environments,
            Recordings recordings,
            Time time,
            InFlight inFlight) {
        this.functions = functions;
        this.lineage = new Lineage(functions);
        this.specs = specs;
        this.concurrency = concurrency;
        this.environments = environments;
        this.recordings = recordings;
        this.time = time;
        this.inFlight = inFlight;
    }

    /** What an invocation runs. */
    record Target(FunctionName name, FunctionSpec spec) {
        String executedVersion() {
            return spec.version();
        }
    }

    /** Finds the version for one invocation; an alias with weights may give another one each time. */
    Target target(FunctionName name) {
        AliasConfiguration alias = functions.alias(name);
        FunctionName chosen = alias == null ? name : name.qualified(Aliases.route(alias));
        FunctionRecord function = functions.tables().functions().get(name.key());
        VersionRecord version = function == null ? null : functions.numbered(chosen, chosen.version());
        if (function == null || version == null) {
            throw LambdaErrors.functionNotFound(name.qualified(name.version()));
        }
        return new Target(name, specs.of(function, version));
    }

    /** Makes the event of a request. */
    Event event(
            FunctionName name,
            CallContext call,
            byte[] payload,
            @Nullable String clientContext,
            @Nullable String tenantId) {
        return new Event(
                call.requestId(),
                payload,
                name.arn(),
                lineage.through(name, call.traceHeader()),
                clientContext == null ? null : clientContext(clientContext),
                null,
                tenantId);
    }

    /** Whether an event has come to a function from itself, in circles, more often than it may. */
    boolean inCircles(FunctionName name, Event event) {
        return lineage.inCircles(name, event.traceHeader());
    }

    /** Refuses an event that has come in circles. */
    void refuseCircles(FunctionName name, Event event) {
        if (inCircles(name, event)) {
            throw LambdaErrors.recursive();
        }
    }

    /** Whether the function's reserved concurrency is zero. */
    boolean reservedNothing(FunctionName name) {
        Tables.Reserved reserved = functions.tables().reserved().get(name.key());
        return reserved != null && reserved.executions() == 0;
    }

    /**
     * Starts an invocation.
     *
     * @throws software.amazon.awssdk.services.lambda.model.TooManyRequestsException if no more may run
     */
    CompletionStage<Ended> start(Target target, Event event, ResponseSink sink) {
        Recording recording = recordings.begin(target.spec(), event);
        recording.at(Recording.Step.QUEUED, time.nanos(), 0);
        Concurrency.Permit permit = concurrency.acquire(target.name());
        InFlight.Work work = inFlight.begin(() -> "invocation " + event.requestId() + " of " + event.invokedArn());
        boolean started = false;
        try {
            CompletionStage<Ended> ended = environments
                    .invoke(target.spec(), event, sink, recording)
                    .whenComplete((end, bug) -> permit.close());
            ended.whenComplete((end, bug) -> work.end());
            started = true;
            return ended;
        } finally {
            if (!started) {
                permit.close();
                work.end();
            }
        }
    }

    /** Checks a payload as AWS does; none is an empty object. */
    static byte[] payload(@Nullable SdkBytes given, String invocationType, int limit) {
        byte[] payload = given == null ? NO_PAYLOAD : given.asByteArrayUnsafe();
        if (payload.length == 0) {
            return NO_PAYLOAD;
        }
        if (payload.length > limit) {
            throw LambdaErrors.tooLarge(payload.length, invocationType, limit);
        }
        String problem = JsonText.problem(payload);
        if (problem != null) {
            throw LambdaErrors.invalidContent(
                    "Could not parse request body into json: Could not parse payload into json: " + problem);
        }
        return payload;
    }

    static byte[] payload(@Nullable SdkBytes given) {
        return payload(given, "RequestResponse", Limits.INVOKE_REQUEST_BYTES);
    }

    private static String clientContext(String base64) {
        if (base64.length() > MAX_CLIENT_CONTEXT_BYTES) {
            throw LambdaErrors.invalidContent(
                    "Client context must be no more than " + MAX_CLIENT_CONTEXT_BYTES + " bytes when base64-encoded.");
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(base64);
            if (JsonText.problem(decoded) == null) {
                return new String(decoded, StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException malformed) {
            // answered below, as JSON that is none
        }
        throw LambdaErrors.invalidContent("Client context must be a valid Base64-encoded JSON object.");
    }

    /** The last 4 KB of the log as callers get it. */
    static String logResult(Ended ended) {
        return Base64.getEncoder().encodeToString(ended.logTail().getBytes(StandardCharsets.UTF_8));
    }
}
