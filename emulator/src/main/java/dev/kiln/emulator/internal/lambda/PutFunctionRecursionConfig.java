package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.PutFunctionRecursionConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionRecursionConfigResponse;

/**
 * Says whether a function may call itself in circles, through queues and other services.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionRecursionConfig.html">AWS: PutFunctionRecursionConfig</a>
 */
final class PutFunctionRecursionConfig
        implements Operation.Direct<PutFunctionRecursionConfigRequest, PutFunctionRecursionConfigResponse> {
    private final Functions functions;

    PutFunctionRecursionConfig(Functions functions) {
        this.functions = functions;
    }

    @Override
    public PutFunctionRecursionConfigResponse run(PutFunctionRecursionConfigRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        functions.change(() -> {
            functions.require(name);
            functions.tables().recursion().put(name.key(), new Tables.Recursion(request.recursiveLoopAsString()));
            return null;
        });
        return PutFunctionRecursionConfigResponse.builder()
                .recursiveLoop(request.recursiveLoop())
                .build();
    }
}
