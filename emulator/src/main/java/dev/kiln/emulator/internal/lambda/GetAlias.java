package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

/**
 * Answers an alias.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetAlias.html">AWS: GetAlias</a>
 */
final class GetAlias implements Operation.Direct<GetAliasRequest, GetAliasResponse> {
    private final Functions functions;

    GetAlias(Functions functions) {
        this.functions = functions;
    }

    @Override
    public GetAliasResponse run(GetAliasRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        FunctionName alias = name.qualified(request.name());
        AliasConfiguration found = functions.alias(alias);
        if (found == null) {
            throw LambdaErrors.notFound("Cannot find alias arn: " + alias.arn());
        }
        return Members.copy(found, GetAliasResponse.builder()).build();
    }
}
