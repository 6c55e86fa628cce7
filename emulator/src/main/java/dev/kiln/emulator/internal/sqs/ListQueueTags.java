package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;

/**
 * Lists the tags of a queue.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html">AWS: ListQueueTags</a>
 */
final class ListQueueTags implements Operation.Direct<ListQueueTagsRequest, ListQueueTagsResponse> {
    private final Queues queues;

    ListQueueTags(Queues queues) {
        this.queues = queues;
    }

    @Override
    public ListQueueTagsResponse run(ListQueueTagsRequest request, CallContext call) {
        QueueRecord queue = queues.require(request.queueUrl(), call);
        ListQueueTagsResponse.Builder response = ListQueueTagsResponse.builder();
        return (queue.tags().isEmpty() ? response : response.tags(queue.tags())).build();
    }
}
