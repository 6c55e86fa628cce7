package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.EventStreamWriter;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.lambda.Invocations.Target;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamRequest;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResponseStreamingInvocationType;

/**
 * Runs a function and answers its response while the function writes it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html">AWS:
 *     InvokeWithResponseStream</a>
 */
final class InvokeWithResponseStream
        implements Operation.Streaming<InvokeWithResponseStreamRequest, InvokeWithResponseStreamResponse> {
    private final Invocations invocations;
    private final EventStreamWriter.Opener events;
    private final Time time;
    private final Quotas quotas;

    InvokeWithResponseStream(Invocations invocations, EventStreamWriter.Opener events, Time time, Quotas quotas) {
        this.invocations = invocations;
        this.events = events;
        this.time = time;
        this.quotas = quotas;
    }

    @Override
    public CompletionStage<Streamed<InvokeWithResponseStreamResponse>> run(
            InvokeWithResponseStreamRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        if (request.invocationType() == ResponseStreamingInvocationType.DRY_RUN) {
            invocations.target(name);
            return CompletableFuture.completedFuture(new Streamed<>(
                    InvokeWithResponseStreamResponse.builder().statusCode(204).build(), null, ReplyBody.EMPTY));
        }
        byte[] payload = Invocations.payload(request.payload());
        Target target = invocations.target(name);
        EventStreamResponse response = new EventStreamResponse(
                events, target.executedVersion(), request.logType() == LogType.TAIL, quotas, time);
        invocations
                .start(
                        target,
                        invocations.event(name, call, payload, request.clientContext(), request.tenantId()),
                        response)
                .whenComplete(response::end);
        return response.head();
    }
}
