package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;
import software.amazon.awssdk.services.lambda.model.InvokeMode;

/**
 * Gives a function or an alias a URL.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html">AWS: CreateFunctionUrlConfig</a>
 */
final class CreateFunctionUrlConfig
        implements Operation.Direct<CreateFunctionUrlConfigRequest, CreateFunctionUrlConfigResponse> {
    private final Urls urls;

    CreateFunctionUrlConfig(Urls urls) {
        this.urls = urls;
    }

    @Override
    public CreateFunctionUrlConfigResponse run(CreateFunctionUrlConfigRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        FunctionUrlConfig made = urls.create(
                name,
                FunctionUrlConfig.builder()
                        .authType(request.authType())
                        .cors(request.cors())
                        .invokeMode(request.invokeMode() == null ? InvokeMode.BUFFERED : request.invokeMode())
                        .build());
        return Members.copy(made, CreateFunctionUrlConfigResponse.builder()).build();
    }
}
