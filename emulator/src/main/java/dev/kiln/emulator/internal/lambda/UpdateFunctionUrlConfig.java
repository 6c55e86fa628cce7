package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigResponse;

/**
 * Changes who may call a function URL, and how it answers.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionUrlConfig.html">AWS: UpdateFunctionUrlConfig</a>
 */
final class UpdateFunctionUrlConfig
        implements Operation.Direct<UpdateFunctionUrlConfigRequest, UpdateFunctionUrlConfigResponse> {
    private final Urls urls;

    UpdateFunctionUrlConfig(Urls urls) {
        this.urls = urls;
    }

    @Override
    public UpdateFunctionUrlConfigResponse run(UpdateFunctionUrlConfigRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        FunctionUrlConfig updated = urls.update(name, current -> {
            FunctionUrlConfig.Builder changed = current.toBuilder();
            if (request.authType() != null) {
                changed.authType(request.authType());
            }
            if (request.cors() != null) {
                changed.cors(request.cors());
            }
            if (request.invokeMode() != null) {
                changed.invokeMode(request.invokeMode());
            }
            return changed.build();
        });
        return Members.copy(updated, UpdateFunctionUrlConfigResponse.builder()).build();
    }
}
