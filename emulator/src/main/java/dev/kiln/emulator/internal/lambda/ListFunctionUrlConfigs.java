package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsResponse;

/**
 * Lists the URLs of a function and its aliases.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionUrlConfigs.html">AWS: ListFunctionUrlConfigs</a>
 */
final class ListFunctionUrlConfigs
        implements Operation.Direct<ListFunctionUrlConfigsRequest, ListFunctionUrlConfigsResponse> {
    private final Functions functions;
    private final Urls urls;

    ListFunctionUrlConfigs(Functions functions, Urls urls) {
        this.functions = functions;
        this.urls = urls;
    }

    @Override
    public ListFunctionUrlConfigsResponse run(ListFunctionUrlConfigsRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        functions.require(name);
        Pages<UrlRecord> page = Pages.page(
                Tables.under(functions.tables().urls(), name.key()),
                url -> url.functionName().version(),
                request.marker(),
                request.maxItems());
        return ListFunctionUrlConfigsResponse.builder()
                .functionUrlConfigs(page.items().stream().map(urls::config).toList())
                .nextMarker(page.nextMarker())
                .build();
    }
}
