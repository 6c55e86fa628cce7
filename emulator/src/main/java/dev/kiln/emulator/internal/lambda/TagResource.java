package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;

/**
 * Adds tags to a function or an event source mapping.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_TagResource.html">AWS: TagResource</a>
 */
final class TagResource implements Operation.Direct<TagResourceRequest, TagResourceResponse> {
    private final Tags tags;

    TagResource(Tags tags) {
        this.tags = tags;
    }

    @Override
    public TagResourceResponse run(TagResourceRequest request, CallContext call) {
        tags.change(request.resource(), call, known -> known.putAll(request.tags()));
        return TagResourceResponse.builder().build();
    }
}
