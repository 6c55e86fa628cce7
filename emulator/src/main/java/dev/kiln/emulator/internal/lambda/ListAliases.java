package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;

/**
 * Lists the aliases of a function, or those of one version.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListAliases.html">AWS: ListAliases</a>
 */
final class ListAliases implements Operation.Direct<ListAliasesRequest, ListAliasesResponse> {
    private final Functions functions;

    ListAliases(Functions functions) {
        this.functions = functions;
    }

    @Override
    public ListAliasesResponse run(ListAliasesRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        functions.require(name);
        String version = request.functionVersion();
        Pages<AliasConfiguration> page = Pages.page(
                Tables.under(functions.tables().aliases(), name.key()).stream()
                        .filter(alias -> version == null || Aliases.pointsTo(alias, version))
                        .toList(),
                AliasConfiguration::name,
                request.marker(),
                request.maxItems());
        return ListAliasesResponse.builder()
                .aliases(page.items())
                .nextMarker(page.nextMarker())
                .build();
    }
}
