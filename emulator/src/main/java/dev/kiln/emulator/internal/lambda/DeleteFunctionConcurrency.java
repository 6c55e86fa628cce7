package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;

/**
 * Gives the reserved concurrency of a function back.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionConcurrency.html">AWS: DeleteFunctionConcurrency</a>
 */
final class DeleteFunctionConcurrency
        implements Operation.Direct<DeleteFunctionConcurrencyRequest, DeleteFunctionConcurrencyResponse> {
    private final Functions functions;

    DeleteFunctionConcurrency(Functions functions) {
        this.functions = functions;
    }

    @Override
    public DeleteFunctionConcurrencyResponse run(DeleteFunctionConcurrencyRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        functions.require(name);
        functions.tables().reserved().remove(name.key());
        return DeleteFunctionConcurrencyResponse.builder().build();
    }
}
