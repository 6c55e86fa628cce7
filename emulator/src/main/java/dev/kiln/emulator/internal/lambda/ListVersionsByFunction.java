package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;

/**
 * Lists {@code $LATEST} and the published versions.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListVersionsByFunction.html">AWS: ListVersionsByFunction</a>
 */
final class ListVersionsByFunction
        implements Operation.Direct<ListVersionsByFunctionRequest, ListVersionsByFunctionResponse> {
    private final Functions functions;

    ListVersionsByFunction(Functions functions) {
        this.functions = functions;
    }

    @Override
    public ListVersionsByFunctionResponse run(ListVersionsByFunctionRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        functions.require(name);
        Pages<VersionRecord> page = Pages.page(
                functions.versions(name),
                version -> FunctionName.isNumber(version.version())
                        ? Pages.numberKey(Long.parseLong(version.version()))
                        : version.version(),
                request.marker(),
                request.maxItems());
        return ListVersionsByFunctionResponse.builder()
                .versions(page.items().stream()
                        .map(version -> Functions.named(name.qualified(version.version()), version))
                        .toList())
                .nextMarker(page.nextMarker())
                .build();
    }
}
