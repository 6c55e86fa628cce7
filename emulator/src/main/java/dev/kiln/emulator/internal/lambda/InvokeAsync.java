package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Limits;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Takes an event and runs the function later: what Invoke does with the type Event, under its older name. The SDK has no
 * classes for it any more; Invoke's have the same function name, payload and status.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_InvokeAsync.html">AWS: InvokeAsync</a>
 */
final class InvokeAsync implements Operation.Direct<InvokeRequest, InvokeResponse> {
    private final Invocations invocations;
    private final AsyncInvocations queue;

    InvokeAsync(Invocations invocations, AsyncInvocations queue) {
        this.invocations = invocations;
        this.queue = queue;
    }

    @Override
    public InvokeResponse run(InvokeRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        byte[] payload = Invocations.payload(request.payload(), "Event", Limits.ASYNC_PAYLOAD_BYTES);
        queue.add(name, invocations.event(name, call, payload, null, null));
        return InvokeResponse.builder().statusCode(202).build();
    }
}
