package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigResponse;

/**
 * Answers the URL of a function or an alias.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionUrlConfig.html">AWS: GetFunctionUrlConfig</a>
 */
final class GetFunctionUrlConfig
        implements Operation.Direct<GetFunctionUrlConfigRequest, GetFunctionUrlConfigResponse> {
    private final Urls urls;

    GetFunctionUrlConfig(Urls urls) {
        this.urls = urls;
    }

    @Override
    public GetFunctionUrlConfigResponse run(GetFunctionUrlConfigRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        return Members.copy(urls.config(urls.require(name)), GetFunctionUrlConfigResponse.builder())
                .build();
    }
}
