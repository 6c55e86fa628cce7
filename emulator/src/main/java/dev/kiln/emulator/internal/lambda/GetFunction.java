package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.lambda.Tables.Reserved;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/**
 * Answers the settings of a version and where to download its code.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html">AWS: GetFunction</a>
 */
final class GetFunction implements Operation.Direct<GetFunctionRequest, GetFunctionResponse> {
    private final Functions functions;
    private final CodeLinks links;

    GetFunction(Functions functions, CodeLinks links) {
        this.functions = functions;
        this.links = links;
    }

    @Override
    public GetFunctionResponse run(GetFunctionRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), call);
        VersionRecord version = functions.version(name);
        FunctionRecord function = functions.require(name);
        Reserved reserved = functions.tables().reserved().get(name.key());
        GetFunctionResponse.Builder response = GetFunctionResponse.builder()
                .configuration(Functions.named(name, version))
                .code(code -> code.repositoryType("S3").location(links.location(version.code())));
        if (!function.tags().isEmpty()) {
            response.tags(function.tags());
        }
        if (reserved != null) {
            response.concurrency(concurrency -> concurrency.reservedConcurrentExecutions(reserved.executions()));
        }
        return response.build();
    }
}
