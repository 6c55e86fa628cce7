package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;

/**
 * Answers the tags of a function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListTags.html">AWS: ListTags</a>
 */
final class ListTags implements Operation.Direct<ListTagsRequest, ListTagsResponse> {
    private final Functions functions;

    ListTags(Functions functions) {
        this.functions = functions;
    }

    @Override
    public ListTagsResponse run(ListTagsRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.resource(), call);
        return ListTagsResponse.builder().tags(functions.require(name).tags()).build();
    }
}
