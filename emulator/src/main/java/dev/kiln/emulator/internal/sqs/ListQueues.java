package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;

/**
 * Lists the queues of the caller whose names begin with a prefix.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html">AWS: ListQueues</a>
 */
final class ListQueues implements Operation.Direct<ListQueuesRequest, ListQueuesResponse> {
    private final Queues queues;

    ListQueues(Queues queues) {
        this.queues = queues;
    }

    @Override
    public ListQueuesResponse run(ListQueuesRequest request, CallContext call) {
        String prefix = request.queueNamePrefix() == null ? "" : request.queueNamePrefix();
        Page<QueueRecord> page = Page.of(
                queues.all(call.account(), call.region()).stream()
                        .filter(queue -> queue.name().startsWith(prefix))
                        .toList(),
                QueueRecord::name,
                request.nextToken(),
                request.maxResults());
        ListQueuesResponse.Builder response = ListQueuesResponse.builder().nextToken(page.next());
        if (!page.items().isEmpty()) {
            response.queueUrls(
                    page.items().stream().map(queue -> queues.url(queue, call)).toList());
        }
        return response.build();
    }
}
