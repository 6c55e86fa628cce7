package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigResponse;

/**
 * Returns asynchronous invocations to the usual retries and no destinations.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionEventInvokeConfig.html">AWS: DeleteFunctionEventInvokeConfig</a>
 */
final class DeleteFunctionEventInvokeConfig
        implements Operation.Direct<DeleteFunctionEventInvokeConfigRequest, DeleteFunctionEventInvokeConfigResponse> {
    private final EventInvokes configurations;

    DeleteFunctionEventInvokeConfig(EventInvokes configurations) {
        this.configurations = configurations;
    }

    @Override
    public DeleteFunctionEventInvokeConfigResponse run(
            DeleteFunctionEventInvokeConfigRequest request, CallContext call) {
        configurations.delete(FunctionName.of(request.functionName(), request.qualifier(), call));
        return DeleteFunctionEventInvokeConfigResponse.builder().build();
    }
}
