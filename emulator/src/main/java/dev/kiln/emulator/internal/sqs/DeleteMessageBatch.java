package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;

/**
 * Does for up to ten messages what DeleteMessage does for one.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html">AWS: DeleteMessageBatch</a>
 */
final class DeleteMessageBatch implements Operation.Direct<DeleteMessageBatchRequest, DeleteMessageBatchResponse> {
    private final Queues queues;
    private final Handles handles;
    private final Receivers receivers;

    DeleteMessageBatch(Queues queues, Handles handles, Receivers receivers) {
        this.queues = queues;
        this.handles = handles;
        this.receivers = receivers;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public DeleteMessageBatchResponse run(DeleteMessageBatchRequest request, CallContext call) {
        QueueName name = QueueName.ofUrl(request.queueUrl(), call);
        Batches.check(request.entries(), DeleteMessageBatchRequestEntry::id, "DeleteMessageBatchRequestEntry");
        Batches.Outcome<DeleteMessageBatchResultEntry> outcome = queues.change(() -> {
            QueueRecord queue = queues.require(name);
            return Batches.each(request.entries(), DeleteMessageBatchRequestEntry::id, entry -> {
                handles.delete(queue, entry.receiptHandle());
                return DeleteMessageBatchResultEntry.builder().id(entry.id()).build();
            });
        });
        receivers.wake(name);
        return DeleteMessageBatchResponse.builder()
                .successful(outcome.successful())
                .failed(outcome.failed())
                .build();
    }
}
