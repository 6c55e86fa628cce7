package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.GetFunctionRecursionConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionRecursionConfigResponse;

/**
 * Answers whether a function may call itself in circles.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionRecursionConfig.html">AWS: GetFunctionRecursionConfig</a>
 */
final class GetFunctionRecursionConfig
        implements Operation.Direct<GetFunctionRecursionConfigRequest, GetFunctionRecursionConfigResponse> {
    private final Functions functions;

    GetFunctionRecursionConfig(Functions functions) {
        this.functions = functions;
    }

    @Override
    public GetFunctionRecursionConfigResponse run(GetFunctionRecursionConfigRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        functions.require(name);
        Tables.Recursion set = functions.tables().recursion().get(name.key());
        return GetFunctionRecursionConfigResponse.builder()
                .recursiveLoop(set == null ? Lineage.TERMINATE : set.loop())
                .build();
    }
}
