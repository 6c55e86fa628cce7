package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;

/**
 * Adds tags to a table, or replaces those with the same keys.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TagResource.html">AWS: TagResource</a>
 */
final class TagResource implements Operation.Direct<TagResourceRequest, TagResourceResponse> {
    private final Tags tags;
    private final Items items;

    TagResource(Tags tags, Items items) {
        this.tags = tags;
        this.items = items;
    }

    @Override
    public TagResourceResponse run(TagResourceRequest request, CallContext call) {
        Tags.check(request.resourceArn(), request.hasTags(), request.tags().isEmpty(), "tags", call);
        Tags.checkAll(request.tags());
        TableName table = tags.resource(request.resourceArn(), call);
        items.atomically(() -> {
            tags.add(table, request.tags());
            return table;
        });
        return TagResourceResponse.builder().build();
    }
}
