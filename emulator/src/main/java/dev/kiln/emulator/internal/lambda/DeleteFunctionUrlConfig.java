package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionUrlConfigResponse;

/**
 * Takes the URL of a function or an alias away.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionUrlConfig.html">AWS: DeleteFunctionUrlConfig</a>
 */
final class DeleteFunctionUrlConfig
        implements Operation.Direct<DeleteFunctionUrlConfigRequest, DeleteFunctionUrlConfigResponse> {
    private final Urls urls;

    DeleteFunctionUrlConfig(Urls urls) {
        this.urls = urls;
    }

    @Override
    public DeleteFunctionUrlConfigResponse run(DeleteFunctionUrlConfigRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        urls.delete(name);
        return DeleteFunctionUrlConfigResponse.builder().build();
    }
}
