package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsResponse;

/**
 * Lists what was set for the asynchronous invocations of a function, by qualifier.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionEventInvokeConfigs.html">AWS: ListFunctionEventInvokeConfigs</a>
 */
final class ListFunctionEventInvokeConfigs
        implements Operation.Direct<ListFunctionEventInvokeConfigsRequest, ListFunctionEventInvokeConfigsResponse> {
    private final EventInvokes configurations;

    ListFunctionEventInvokeConfigs(EventInvokes configurations) {
        this.configurations = configurations;
    }

    @Override
    public ListFunctionEventInvokeConfigsResponse run(ListFunctionEventInvokeConfigsRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        Pages<FunctionEventInvokeConfig> page = Pages.page(
                configurations.all(name), FunctionEventInvokeConfig::functionArn, request.marker(), request.maxItems());
        return ListFunctionEventInvokeConfigsResponse.builder()
                .functionEventInvokeConfigs(page.items())
                .nextMarker(page.nextMarker())
                .build();
    }
}
