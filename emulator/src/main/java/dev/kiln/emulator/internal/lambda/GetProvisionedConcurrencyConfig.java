package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigResponse;

/**
 * Answers how far provisioning has come.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetProvisionedConcurrencyConfig.html">AWS: GetProvisionedConcurrencyConfig</a>
 */
final class GetProvisionedConcurrencyConfig
        implements Operation.Direct<GetProvisionedConcurrencyConfigRequest, GetProvisionedConcurrencyConfigResponse> {
    private final Provisioning provisioning;

    GetProvisionedConcurrencyConfig(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    @Override
    public GetProvisionedConcurrencyConfigResponse run(
            GetProvisionedConcurrencyConfigRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        ProvisionedRecord found = provisioning.require(name);
        return GetProvisionedConcurrencyConfigResponse.builder()
                .requestedProvisionedConcurrentExecutions(found.requested())
                .availableProvisionedConcurrentExecutions(found.available())
                .allocatedProvisionedConcurrentExecutions(found.available())
                .status(found.status())
                .statusReason(found.statusReason())
                .lastModified(found.lastModified())
                .build();
    }
}
