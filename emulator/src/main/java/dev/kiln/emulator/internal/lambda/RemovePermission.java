package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;

/**
 * Takes a statement out of a resource policy.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_RemovePermission.html">AWS: RemovePermission</a>
 */
final class RemovePermission implements Operation.Direct<RemovePermissionRequest, RemovePermissionResponse> {
    private final Functions functions;

    RemovePermission(Functions functions) {
        this.functions = functions;
    }

    @Override
    public RemovePermissionResponse run(RemovePermissionRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        functions.change(() -> {
            String revision = Policies.revision(functions, name);
            PolicyRecord policy = functions.tables().policies().get(name.key(name.version()));
            if (policy == null) {
                throw LambdaErrors.notFound("No policy is associated with the given resource.");
            }
            PolicyRecord.Statement statement = policy.statement(request.statementId());
            if (statement == null) {
                throw LambdaErrors.notFound("Statement " + request.statementId() + " is not found in resource policy.");
            }
            LambdaErrors.checkRevision(request.revisionId(), revision);
            Policies.put(functions, name, policy.without(statement));
            return null;
        });
        return RemovePermissionResponse.builder().build();
    }
}
