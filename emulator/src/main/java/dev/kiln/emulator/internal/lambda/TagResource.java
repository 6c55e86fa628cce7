package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;

/**
 * Adds tags to a function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_TagResource.html">AWS: TagResource</a>
 */
final class TagResource implements Operation.Direct<TagResourceRequest, TagResourceResponse> {
    private static final int MAX_TAGS = 50;

    private final Functions functions;

    TagResource(Functions functions) {
        this.functions = functions;
    }

    @Override
    public TagResourceResponse run(TagResourceRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.resource(), call);
        functions.change(() -> {
            FunctionRecord function = functions.require(name);
            Map<String, String> tags = new HashMap<>(function.tags());
            tags.putAll(request.tags());
            if (tags.size() > MAX_TAGS) {
                throw LambdaErrors.invalid("Number of tags exceeds resource tag limit.");
            }
            functions.put(function.withTags(tags));
            return null;
        });
        return TagResourceResponse.builder().build();
    }
}
