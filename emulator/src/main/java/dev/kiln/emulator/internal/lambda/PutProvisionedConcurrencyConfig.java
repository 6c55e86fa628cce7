package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigResponse;

/**
 * Starts environments ahead for a version or an alias.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PutProvisionedConcurrencyConfig.html">AWS: PutProvisionedConcurrencyConfig</a>
 */
final class PutProvisionedConcurrencyConfig
        implements Operation.Direct<PutProvisionedConcurrencyConfigRequest, PutProvisionedConcurrencyConfigResponse> {
    private final Provisioning provisioning;

    PutProvisionedConcurrencyConfig(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    @Override
    public PutProvisionedConcurrencyConfigResponse run(
            PutProvisionedConcurrencyConfigRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        ProvisionedRecord made = provisioning.put(name, request.provisionedConcurrentExecutions());
        return PutProvisionedConcurrencyConfigResponse.builder()
                .requestedProvisionedConcurrentExecutions(made.requested())
                .availableProvisionedConcurrentExecutions(0)
                .allocatedProvisionedConcurrentExecutions(0)
                .status(made.status())
                .lastModified(made.lastModified())
                .build();
    }
}
