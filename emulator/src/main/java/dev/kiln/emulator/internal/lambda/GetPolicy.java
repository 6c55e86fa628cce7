package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;

/**
 * Answers the resource policy of a function, a version or an alias.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html">AWS: GetPolicy</a>
 */
final class GetPolicy implements Operation.Direct<GetPolicyRequest, GetPolicyResponse> {
    private final Functions functions;

    GetPolicy(Functions functions) {
        this.functions = functions;
    }

    @Override
    public GetPolicyResponse run(GetPolicyRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        functions.require(name);
        PolicyRecord policy = functions.tables().policies().get(name.key(name.version()));
        if (policy == null) {
            throw LambdaErrors.notFound("The resource you requested does not exist.");
        }
        return GetPolicyResponse.builder()
                .policy(policy.document())
                .revisionId(Policies.revision(functions, name))
                .build();
    }
}
