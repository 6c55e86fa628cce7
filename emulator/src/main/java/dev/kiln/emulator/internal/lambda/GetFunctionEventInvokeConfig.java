package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;

/**
 * Answers how asynchronous invocations are tried again and where their results go.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionEventInvokeConfig.html">AWS: GetFunctionEventInvokeConfig</a>
 */
final class GetFunctionEventInvokeConfig
        implements Operation.Direct<GetFunctionEventInvokeConfigRequest, GetFunctionEventInvokeConfigResponse> {
    private final EventInvokes configurations;

    GetFunctionEventInvokeConfig(EventInvokes configurations) {
        this.configurations = configurations;
    }

    @Override
    public GetFunctionEventInvokeConfigResponse run(GetFunctionEventInvokeConfigRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        return Members.copy(configurations.require(name), GetFunctionEventInvokeConfigResponse.builder())
                .build();
    }
}
