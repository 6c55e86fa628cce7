package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionVersion;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;

/**
 * Lists the functions of a region, or all their versions.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html">AWS: ListFunctions</a>
 */
final class ListFunctions implements Operation.Direct<ListFunctionsRequest, ListFunctionsResponse> {
    private final Functions functions;

    ListFunctions(Functions functions) {
        this.functions = functions;
    }

    @Override
    public ListFunctionsResponse run(ListFunctionsRequest request, CallContext call) {
        boolean everyVersion = request.functionVersion() == FunctionVersion.ALL;
        Pages<FunctionRecord> page = Pages.page(
                functions.all(call.account(), call.region()),
                FunctionRecord::name,
                request.marker(),
                request.maxItems());
        List<FunctionConfiguration> listed = new ArrayList<>();
        for (FunctionRecord function : page.items()) {
            FunctionName name = function.functionName();
            for (VersionRecord version : functions.versions(name)) {
                if (everyVersion) {
                    listed.add(Functions.named(name.qualified(version.version()), version));
                } else if (version.version().equals(FunctionName.LATEST)) {
                    listed.add(version.configuration());
                }
            }
        }
        return ListFunctionsResponse.builder()
                .functions(listed)
                .nextMarker(page.nextMarker())
                .build();
    }
}
