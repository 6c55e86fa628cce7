package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigResponse;

/**
 * Sets how asynchronous invocations are tried again and where their results go; what was set before is forgotten.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html">AWS: PutFunctionEventInvokeConfig</a>
 */
final class PutFunctionEventInvokeConfig
        implements Operation.Direct<PutFunctionEventInvokeConfigRequest, PutFunctionEventInvokeConfigResponse> {
    private final EventInvokes configurations;

    PutFunctionEventInvokeConfig(EventInvokes configurations) {
        this.configurations = configurations;
    }

    @Override
    public PutFunctionEventInvokeConfigResponse run(PutFunctionEventInvokeConfigRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        FunctionEventInvokeConfig given =
                Members.copy(request, FunctionEventInvokeConfig.builder()).build();
        return Members.copy(configurations.put(name, given), PutFunctionEventInvokeConfigResponse.builder())
                .build();
    }
}
