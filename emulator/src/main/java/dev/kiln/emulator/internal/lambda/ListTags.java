package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;

/**
 * Answers the tags of a function or an event source mapping.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListTags.html">AWS: ListTags</a>
 */
final class ListTags implements Operation.Direct<ListTagsRequest, ListTagsResponse> {
    private final Tags tags;

    ListTags(Tags tags) {
        this.tags = tags;
    }

    @Override
    public ListTagsResponse run(ListTagsRequest request, CallContext call) {
        return ListTagsResponse.builder()
                .tags(tags.of(request.resource(), call))
                .build();
    }
}
