package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;

/**
 * Lists the queues whose dead letters go to this one.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html">AWS: ListDeadLetterSourceQueues</a>
 */
final class ListDeadLetterSourceQueues
        implements Operation.Direct<ListDeadLetterSourceQueuesRequest, ListDeadLetterSourceQueuesResponse> {
    private final Queues queues;

    ListDeadLetterSourceQueues(Queues queues) {
        this.queues = queues;
    }

    @Override
    public ListDeadLetterSourceQueuesResponse run(ListDeadLetterSourceQueuesRequest request, CallContext call) {
        QueueRecord target = queues.require(request.queueUrl(), call);
        Page<QueueRecord> page =
                Page.of(queues.sources(target), QueueRecord::name, request.nextToken(), request.maxResults());
        return ListDeadLetterSourceQueuesResponse.builder()
                .queueUrls(page.items().stream()
                        .map(queue -> queues.url(queue, call))
                        .toList())
                .nextToken(page.next())
                .build();
    }
}
