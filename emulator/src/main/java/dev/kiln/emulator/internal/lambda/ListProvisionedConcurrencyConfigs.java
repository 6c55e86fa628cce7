package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsResponse;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigListItem;

/**
 * Lists the provisioned concurrency of a function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListProvisionedConcurrencyConfigs.html">AWS: ListProvisionedConcurrencyConfigs</a>
 */
final class ListProvisionedConcurrencyConfigs
        implements Operation.Direct<
                ListProvisionedConcurrencyConfigsRequest, ListProvisionedConcurrencyConfigsResponse> {
    private final Functions functions;

    ListProvisionedConcurrencyConfigs(Functions functions) {
        this.functions = functions;
    }

    @Override
    public ListProvisionedConcurrencyConfigsResponse run(
            ListProvisionedConcurrencyConfigsRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        functions.require(name);
        Pages<ProvisionedRecord> page = Pages.page(
                Tables.under(functions.tables().provisioned(), name.key()),
                ProvisionedRecord::functionArn,
                request.marker(),
                request.maxItems());
        return ListProvisionedConcurrencyConfigsResponse.builder()
                .provisionedConcurrencyConfigs(page.items().stream()
                        .map(ListProvisionedConcurrencyConfigs::item)
                        .toList())
                .nextMarker(page.nextMarker())
                .build();
    }

    private static ProvisionedConcurrencyConfigListItem item(ProvisionedRecord config) {
        return ProvisionedConcurrencyConfigListItem.builder()
                .functionArn(config.functionArn())
                .requestedProvisionedConcurrentExecutions(config.requested())
                .availableProvisionedConcurrentExecutions(config.available())
                .allocatedProvisionedConcurrentExecutions(config.available())
                .status(config.status())
                .statusReason(config.statusReason())
                .lastModified(config.lastModified())
                .build();
    }
}
