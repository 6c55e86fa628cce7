package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;

/**
 * Removes tags from a function or an event source mapping.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_UntagResource.html">AWS: UntagResource</a>
 */
final class UntagResource implements Operation.Direct<UntagResourceRequest, UntagResourceResponse> {
    private final Tags tags;

    UntagResource(Tags tags) {
        this.tags = tags;
    }

    @Override
    public UntagResourceResponse run(UntagResourceRequest request, CallContext call) {
        tags.change(request.resource(), call, known -> request.tagKeys().forEach(known::remove));
        return UntagResourceResponse.builder().build();
    }
}
