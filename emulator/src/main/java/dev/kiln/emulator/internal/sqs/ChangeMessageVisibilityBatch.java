package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

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
    public ChangeMessageVisibilityBatchResponse run(ChangeMessageVisibilityBatchRequest request, CallContext call) {
        QueueName name = QueueName.ofUrl(request.queueUrl(), call);
        Batches.check(
                request.entries(),
                ChangeMessageVisibilityBatchRequestEntry::id,
                "ChangeMessageVisibilityBatchRequestEntry");
        List<ChangeMessageVisibilityBatchResultEntry> done = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        queues.change(() -> {
            QueueRecord queue = queues.require(name);
            for (ChangeMessageVisibilityBatchRequestEntry entry : request.entries()) {
                try {
                    handles.changeVisibility(queue, entry.receiptHandle(), entry.visibilityTimeout());
                    done.add(ChangeMessageVisibilityBatchResultEntry.builder()
                            .id(entry.id())
                            .build());
                } catch (SqsException refused) {
                    failed.add(Batches.failed(entry.id(), refused));
                }
            }
            return null;
        });
        receivers.wake(name);
        ChangeMessageVisibilityBatchResponse.Builder response = ChangeMessageVisibilityBatchResponse.builder();
        if (!done.isEmpty()) {
            response.successful(done);
        }
        if (!failed.isEmpty()) {
            response.failed(failed);
        }
        return response.build();
    }
}
