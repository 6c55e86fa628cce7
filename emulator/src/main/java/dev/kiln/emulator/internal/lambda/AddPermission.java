package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;

/**
 * Allows somebody to call a function, a version or an alias.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html">AWS: AddPermission</a>
 */
final class AddPermission implements Operation.Direct<AddPermissionRequest, AddPermissionResponse> {
    private final Functions functions;

    AddPermission(Functions functions) {
        this.functions = functions;
    }

    @Override
    public AddPermissionResponse run(AddPermissionRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        PolicyRecord.Statement statement = Policies.statement(request, name);
        functions.change(() -> {
            LambdaErrors.checkRevision(request.revisionId(), Policies.revision(functions, name));
            PolicyRecord current = functions.tables().policies().get(name.key(name.version()));
            PolicyRecord policy = current == null ? new PolicyRecord(List.of()) : current;
            if (policy.statement(statement.id()) != null) {
                throw LambdaErrors.conflict("The statement id (" + statement.id()
                        + ") provided already exists. Please provide a new statement id, or remove the existing"
                        + " statement.");
            }
            Policies.put(functions, name, policy.with(statement));
            return null;
        });
        return AddPermissionResponse.builder().statement(statement.json()).build();
    }
}
