package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.UUID;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;

/**
 * Gives a version a name.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html">AWS: CreateAlias</a>
 */
final class CreateAlias implements Operation.Direct<CreateAliasRequest, CreateAliasResponse> {
    private final Functions functions;

    CreateAlias(Functions functions) {
        this.functions = functions;
    }

    @Override
    public CreateAliasResponse run(CreateAliasRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        FunctionName alias = name.qualified(request.name());
        AliasConfiguration made = AliasConfiguration.builder()
                .aliasArn(alias.arn())
                .name(request.name())
                .functionVersion(request.functionVersion())
                .description(request.description() == null ? "" : request.description())
                .routingConfig(Aliases.routing(request.routingConfig()))
                .revisionId(UUID.randomUUID().toString())
                .build();
        functions.change(() -> {
            functions.require(name);
            Aliases.check(functions, name, made);
            if (functions.alias(alias) != null) {
                throw LambdaErrors.conflict("Alias already exists: " + alias.arn());
            }
            functions.tables().aliases().put(alias.key(request.name()), made);
            return null;
        });
        return Members.copy(made, CreateAliasResponse.builder()).build();
    }
}
