package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/**
 * Changes settings of {@code $LATEST}; the next invocation sees them.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html">AWS: UpdateFunctionConfiguration</a>
 */
final class UpdateFunctionConfiguration
        implements Operation.Direct<UpdateFunctionConfigurationRequest, UpdateFunctionConfigurationResponse> {
    private final Functions functions;
    private final Configurations configurations;
    private final Layers layers;

    UpdateFunctionConfiguration(Functions functions, Configurations configurations, Layers layers) {
        this.functions = functions;
        this.configurations = configurations;
        this.layers = layers;
    }

    @Override
    public UpdateFunctionConfigurationResponse run(UpdateFunctionConfigurationRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        VersionRecord updated = functions.updateLatest(name, request.revisionId(), latest -> {
            FunctionConfiguration changed = configurations.updated(latest.configuration(), request);
            return latest.withSettings(
                    changed, request.hasLayers() ? layers.content(changed.layers()) : latest.layers());
        });
        return Members.copy(Progress.updating(updated.configuration()), UpdateFunctionConfigurationResponse.builder())
                .build();
    }
}
