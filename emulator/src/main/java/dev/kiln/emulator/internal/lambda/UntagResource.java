package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;

/**
 * Removes tags from a function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_UntagResource.html">AWS: UntagResource</a>
 */
final class UntagResource implements Operation.Direct<UntagResourceRequest, UntagResourceResponse> {
    private final Functions functions;

    UntagResource(Functions functions) {
        this.functions = functions;
    }

    @Override
    public UntagResourceResponse run(UntagResourceRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.resource(), call);
        functions.change(() -> {
            FunctionRecord function = functions.require(name);
            Map<String, String> tags = new HashMap<>(function.tags());
            request.tagKeys().forEach(tags::remove);
            functions.put(function.withTags(tags));
            return null;
        });
        return UntagResourceResponse.builder().build();
    }
}
