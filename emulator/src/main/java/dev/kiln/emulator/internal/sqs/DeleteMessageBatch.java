package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

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
    public DeleteMessageBatchResponse run(DeleteMessageBatchRequest request, CallContext call) {
        QueueName name = QueueName.ofUrl(request.queueUrl(), call);
        Batches.check(request.entries(), DeleteMessageBatchRequestEntry::id, "DeleteMessageBatchRequestEntry");
        List<DeleteMessageBatchResultEntry> done = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        queues.change(() -> {
            QueueRecord queue = queues.require(name);
            for (DeleteMessageBatchRequestEntry entry : request.entries()) {
                try {
                    handles.delete(queue, entry.receiptHandle());
                    done.add(DeleteMessageBatchResultEntry.builder()
                            .id(entry.id())
                            .build());
                } catch (SqsException refused) {
                    failed.add(Batches.failed(entry.id(), refused));
                }
            }
            return null;
        });
        receivers.wake(name);
        DeleteMessageBatchResponse.Builder response = DeleteMessageBatchResponse.builder();
        if (!done.isEmpty()) {
            response.successful(done);
        }
        if (!failed.isEmpty()) {
            response.failed(failed);
        }
        return response.build();
    }
}
