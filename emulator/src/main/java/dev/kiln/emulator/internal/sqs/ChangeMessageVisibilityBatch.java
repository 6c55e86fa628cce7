package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;

/**
 * Does for up to ten messages what ChangeMessageVisibility does for one.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html">AWS: ChangeMessageVisibilityBatch</a>
 */
final class ChangeMessageVisibilityBatch
        implements Operation.Direct<ChangeMessageVisibilityBatchRequest, ChangeMessageVisibilityBatchResponse> {
    private final Queues queues;
    private final Handles handles;
    private final Receivers receivers;

    ChangeMessageVisibilityBatch(Queues queues, Handles handles, Receivers receivers) {
        this.queues = queues;
        this.handles = handles;
        this.receivers = receivers;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public ChangeMessageVisibilityBatchResponse run(ChangeMessageVisibilityBatchRequest request, CallContext call) {
        QueueName name = QueueName.ofUrl(request.queueUrl(), call);
        Batches.check(
                request.entries(),
                ChangeMessageVisibilityBatchRequestEntry::id,
                "ChangeMessageVisibilityBatchRequestEntry");
        Batches.Outcome<ChangeMessageVisibilityBatchResultEntry> outcome = queues.change(() -> {
            QueueRecord queue = queues.require(name);
            return Batches.each(request.entries(), ChangeMessageVisibilityBatchRequestEntry::id, entry -> {
                handles.changeVisibility(queue, entry.receiptHandle(), entry.visibilityTimeout());
                return ChangeMessageVisibilityBatchResultEntry.builder()
                        .id(entry.id())
                        .build();
            });
        });
        receivers.wake(name);
        return ChangeMessageVisibilityBatchResponse.builder()
                .successful(outcome.successful())
                .failed(outcome.failed())
                .build();
    }
}
