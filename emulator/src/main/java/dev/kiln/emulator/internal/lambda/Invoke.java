package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Limits;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.environment.Environments.Ended;
import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.environment.Outcome;
import dev.kiln.emulator.internal.lambda.Invocations.Target;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/**
 * Runs a function and answers its response, or takes the event and runs it later.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">AWS: Invoke</a>
 */
final class Invoke implements Operation.Waiting<InvokeRequest, InvokeResponse> {
    private final Invocations invocations;
    private final AsyncInvocations queue;

    Invoke(Invocations invocations, AsyncInvocations queue) {
        this.invocations = invocations;
        this.queue = queue;
    }

    @Override
    public CompletionStage<InvokeResponse> run(InvokeRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        InvocationType type =
                request.invocationType() == null ? InvocationType.REQUEST_RESPONSE : request.invocationType();
        return switch (type) {
            case DRY_RUN -> {
                invocations.target(name);
                yield answered(204);
            }
            case EVENT -> {
                byte[] payload = Invocations.payload(request.payload(), "Event", Limits.ASYNC_PAYLOAD_BYTES);
                queue.add(name, invocations.event(name, call, payload, request.clientContext(), request.tenantId()));
                yield answered(202);
            }
            case REQUEST_RESPONSE -> respond(request, name, call);
            case UNKNOWN_TO_SDK_VERSION ->
                throw LambdaErrors.validation(
                        request.invocationTypeAsString(),
                        "invocationType",
                        "Member must satisfy enum value set: [Event, RequestResponse, DryRun]");
        };
    }

    private CompletionStage<InvokeResponse> respond(InvokeRequest request, FunctionName name, CallContext call) {
        byte[] payload = Invocations.payload(request.payload());
        Target target = invocations.target(name);
        BufferedResponse response = new BufferedResponse();
        Event event = invocations.event(name, call, payload, request.clientContext(), request.tenantId());
        invocations.refuseCircles(name, event);
        return invocations.start(target, event, response).thenApply(ended -> answer(request, target, response, ended));
    }

    private static InvokeResponse answer(InvokeRequest request, Target target, BufferedResponse response, Ended ended) {
        InvokeResponse.Builder answer = InvokeResponse.builder()
                .statusCode(200)
                .executedVersion(target.executedVersion())
                .payload(SdkBytes.fromByteArrayUnsafe(response.payload(ended.outcome())));
        if (ended.outcome() instanceof Outcome.Failed) {
            answer.functionError("Unhandled");
        }
        if (request.logType() == LogType.TAIL) {
            answer.logResult(Invocations.logResult(ended));
        }
        return answer.build();
    }

    private static CompletionStage<InvokeResponse> answered(int status) {
        return CompletableFuture.completedFuture(
                InvokeResponse.builder().statusCode(status).build());
    }
}
