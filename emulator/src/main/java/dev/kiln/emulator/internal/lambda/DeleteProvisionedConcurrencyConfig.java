package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.DeleteProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteProvisionedConcurrencyConfigResponse;

/**
 * Gives provisioned concurrency back.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_DeleteProvisionedConcurrencyConfig.html">AWS: DeleteProvisionedConcurrencyConfig</a>
 */
final class DeleteProvisionedConcurrencyConfig
        implements Operation.Direct<
                DeleteProvisionedConcurrencyConfigRequest, DeleteProvisionedConcurrencyConfigResponse> {
    private final Provisioning provisioning;

    DeleteProvisionedConcurrencyConfig(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    @Override
    public DeleteProvisionedConcurrencyConfigResponse run(
            DeleteProvisionedConcurrencyConfigRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        provisioning.delete(name);
        return DeleteProvisionedConcurrencyConfigResponse.builder().build();
    }
}
