package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/**
 * Answers the settings of a version.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html">AWS: GetFunctionConfiguration</a>
 */
final class GetFunctionConfiguration
        implements Operation.Direct<GetFunctionConfigurationRequest, GetFunctionConfigurationResponse> {
    private final Functions functions;

    GetFunctionConfiguration(Functions functions) {
        this.functions = functions;
    }

    @Override
    public GetFunctionConfigurationResponse run(GetFunctionConfigurationRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        return Members.copy(Functions.named(name, functions.version(name)), GetFunctionConfigurationResponse.builder())
                .build();
    }
}
