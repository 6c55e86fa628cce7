package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.GetRuntimeManagementConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetRuntimeManagementConfigResponse;
import software.amazon.awssdk.services.lambda.model.UpdateRuntimeOn;

/**
 * Answers how the runtime of a version is updated.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetRuntimeManagementConfig.html">AWS: GetRuntimeManagementConfig</a>
 */
final class GetRuntimeManagementConfig
        implements Operation.Direct<GetRuntimeManagementConfigRequest, GetRuntimeManagementConfigResponse> {
    private final Functions functions;

    GetRuntimeManagementConfig(Functions functions) {
        this.functions = functions;
    }

    @Override
    public GetRuntimeManagementConfigResponse run(GetRuntimeManagementConfigRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        functions.version(name);
        RuntimeManagement found = functions.tables().runtimeManagement().get(name.key(name.version()));
        return GetRuntimeManagementConfigResponse.builder()
                .functionArn(name.qualified(name.version()).arn())
                .updateRuntimeOn(found == null ? UpdateRuntimeOn.AUTO.toString() : found.updateRuntimeOn())
                .runtimeVersionArn(found == null ? null : found.runtimeVersionArn())
                .build();
    }
}
