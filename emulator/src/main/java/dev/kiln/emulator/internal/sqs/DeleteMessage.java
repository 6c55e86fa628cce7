package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;

/**
 * Deletes a message that was received.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html">AWS: DeleteMessage</a>
 */
final class DeleteMessage implements Operation.Direct<DeleteMessageRequest, DeleteMessageResponse> {
    private final Queues queues;
    private final Handles handles;
    private final Receivers receivers;

    DeleteMessage(Queues queues, Handles handles, Receivers receivers) {
        this.queues = queues;
        this.handles = handles;
        this.receivers = receivers;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public DeleteMessageResponse run(DeleteMessageRequest request, CallContext call) {
        QueueName name = QueueName.ofUrl(request.queueUrl(), call);
        queues.change(() -> {
            handles.delete(queues.require(name), request.receiptHandle());
            return null;
        });
        receivers.wake(name);
        return DeleteMessageResponse.builder().build();
    }
}
