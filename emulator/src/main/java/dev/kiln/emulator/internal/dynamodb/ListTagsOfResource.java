package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/**
 * Answers the tags of a table, all on one page.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html">AWS: ListTagsOfResource</a>
 */
final class ListTagsOfResource implements Operation.Direct<ListTagsOfResourceRequest, ListTagsOfResourceResponse> {
    private final Tags tags;

    ListTagsOfResource(Tags tags) {
        this.tags = tags;
    }

    @Override
    public ListTagsOfResourceResponse run(ListTagsOfResourceRequest request, CallContext call) {
        return ListTagsOfResourceResponse.builder()
                .tags(tags.of(tags.resource(request.resourceArn(), call)).entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }
}
