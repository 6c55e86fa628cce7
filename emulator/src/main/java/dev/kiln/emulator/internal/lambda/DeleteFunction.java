package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;

/**
 * Deletes a function with all that belongs to it, or one version.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html">AWS: DeleteFunction</a>
 */
final class DeleteFunction implements Operation.Direct<DeleteFunctionRequest, DeleteFunctionResponse> {
    private final Functions functions;

    DeleteFunction(Functions functions) {
        this.functions = functions;
    }

    @Override
    public DeleteFunctionResponse run(DeleteFunctionRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        if (name.qualifier() == null) {
            functions.delete(name);
        } else if (name.qualifier().equals(FunctionName.LATEST)) {
            throw LambdaErrors.invalid("$LATEST version cannot be deleted without deleting the function.");
        } else if (!FunctionName.isNumber(name.qualifier())) {
            throw LambdaErrors.invalid("Deletion of aliases is not currently supported.");
        } else {
            functions.deleteVersion(name);
        }
        return DeleteFunctionResponse.builder().statusCode(204).build();
    }
}
