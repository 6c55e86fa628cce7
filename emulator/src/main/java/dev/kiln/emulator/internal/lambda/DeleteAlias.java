package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.store.Key;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasResponse;

/**
 * Deletes an alias; one that does not exist is deleted already.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_DeleteAlias.html">AWS: DeleteAlias</a>
 */
final class DeleteAlias implements Operation.Direct<DeleteAliasRequest, DeleteAliasResponse> {
    private final Functions functions;

    DeleteAlias(Functions functions) {
        this.functions = functions;
    }

    @Override
    public DeleteAliasResponse run(DeleteAliasRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        functions.require(name);
        functions.change(() -> {
            Key key = name.key(request.name());
            functions.tables().aliases().remove(key);
            functions.tables().provisioned().remove(key);
            functions.tables().policies().remove(key);
            functions.tables().eventInvokes().remove(key);
            return null;
        });
        return DeleteAliasResponse.builder().build();
    }
}
