package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigResponse;

/**
 * Changes how asynchronous invocations are tried again and where their results go; what is not given stays.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionEventInvokeConfig.html">AWS: UpdateFunctionEventInvokeConfig</a>
 */
final class UpdateFunctionEventInvokeConfig
        implements Operation.Direct<UpdateFunctionEventInvokeConfigRequest, UpdateFunctionEventInvokeConfigResponse> {
    private final EventInvokes configurations;

    UpdateFunctionEventInvokeConfig(EventInvokes configurations) {
        this.configurations = configurations;
    }

    @Override
    public UpdateFunctionEventInvokeConfigResponse run(
            UpdateFunctionEventInvokeConfigRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        FunctionEventInvokeConfig given =
                Members.copy(request, FunctionEventInvokeConfig.builder()).build();
        return Members.copy(configurations.update(name, given), UpdateFunctionEventInvokeConfigResponse.builder())
                .build();
    }
}
