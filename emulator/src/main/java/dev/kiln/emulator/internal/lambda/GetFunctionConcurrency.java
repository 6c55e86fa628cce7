package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.lambda.Tables.Reserved;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;

/**
 * Answers the reserved concurrency of a function, if it has one.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConcurrency.html">AWS: GetFunctionConcurrency</a>
 */
final class GetFunctionConcurrency
        implements Operation.Direct<GetFunctionConcurrencyRequest, GetFunctionConcurrencyResponse> {
    private final Functions functions;

    GetFunctionConcurrency(Functions functions) {
        this.functions = functions;
    }

    @Override
    public GetFunctionConcurrencyResponse run(GetFunctionConcurrencyRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        functions.require(name);
        Reserved reserved = functions.tables().reserved().get(name.key());
        return GetFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(reserved == null ? null : reserved.executions())
                .build();
    }
}
