package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;

/**
 * Removes tags of a table; those that it does not have are no error.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UntagResource.html">AWS: UntagResource</a>
 */
final class UntagResource implements Operation.Direct<UntagResourceRequest, UntagResourceResponse> {
    private final Tags tags;
    private final Items items;

    UntagResource(Tags tags, Items items) {
        this.tags = tags;
        this.items = items;
    }

    @Override
    public UntagResourceResponse run(UntagResourceRequest request, CallContext call) {
        Tags.check(
                request.resourceArn(), request.hasTagKeys(), request.tagKeys().isEmpty(), "tagKeys", call);
        request.tagKeys().forEach(Tags::checkKey);
        TableName table = tags.resource(request.resourceArn(), call);
        items.atomically(() -> {
            tags.remove(table, request.tagKeys());
            return table;
        });
        return UntagResourceResponse.builder().build();
    }
}
