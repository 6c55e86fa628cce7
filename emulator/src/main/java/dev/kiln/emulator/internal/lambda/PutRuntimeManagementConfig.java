package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.PutRuntimeManagementConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutRuntimeManagementConfigResponse;
import software.amazon.awssdk.services.lambda.model.UpdateRuntimeOn;

/**
 * Remembers how the runtime of a version is to be updated.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PutRuntimeManagementConfig.html">AWS: PutRuntimeManagementConfig</a>
 */
final class PutRuntimeManagementConfig
        implements Operation.Direct<PutRuntimeManagementConfigRequest, PutRuntimeManagementConfigResponse> {
    private final Functions functions;

    PutRuntimeManagementConfig(Functions functions) {
        this.functions = functions;
    }

    @Override
    public PutRuntimeManagementConfigResponse run(PutRuntimeManagementConfigRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        functions.version(name);
        boolean manual = request.updateRuntimeOn() == UpdateRuntimeOn.MANUAL;
        if (manual != (request.runtimeVersionArn() != null)) {
            throw LambdaErrors.invalid(
                    manual
                            ? "You must specify a runtime version ARN with the manual update mode."
                            : "You can only specify a runtime version ARN with the manual update mode.");
        }
        RuntimeManagement made = new RuntimeManagement(request.updateRuntimeOnAsString(), request.runtimeVersionArn());
        functions.tables().runtimeManagement().put(name.key(name.version()), made);
        return PutRuntimeManagementConfigResponse.builder()
                .functionArn(name.qualified(name.version()).arn())
                .updateRuntimeOn(made.updateRuntimeOn())
                .runtimeVersionArn(made.runtimeVersionArn())
                .build();
    }
}
