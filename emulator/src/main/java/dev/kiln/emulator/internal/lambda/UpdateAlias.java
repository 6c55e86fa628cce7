package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.UUID;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/**
 * Points an alias elsewhere, or shifts a part of its traffic.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_UpdateAlias.html">AWS: UpdateAlias</a>
 */
final class UpdateAlias implements Operation.Direct<UpdateAliasRequest, UpdateAliasResponse> {
    private final Functions functions;

    UpdateAlias(Functions functions) {
        this.functions = functions;
    }

    @Override
    public UpdateAliasResponse run(UpdateAliasRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        FunctionName alias = name.qualified(request.name());
        AliasConfiguration updated = functions.change(() -> {
            functions.require(name);
            AliasConfiguration current = functions.alias(alias);
            if (current == null) {
                throw LambdaErrors.notFound("Alias not found: " + alias.arn());
            }
            LambdaErrors.checkRevision(request.revisionId(), current.revisionId());
            AliasConfiguration.Builder changed = Members.copy(request, current.toBuilder())
                    .revisionId(UUID.randomUUID().toString());
            if (request.routingConfig() != null) {
                changed.routingConfig(Aliases.routing(request.routingConfig()));
            }
            AliasConfiguration made = changed.build();
            Aliases.check(functions, name, made);
            functions.tables().aliases().put(alias.key(request.name()), made);
            return made;
        });
        return Members.copy(updated, UpdateAliasResponse.builder()).build();
    }
}
