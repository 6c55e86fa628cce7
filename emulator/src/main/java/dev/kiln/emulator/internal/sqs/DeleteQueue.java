package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;

/**
 * Deletes a queue with its messages. Its name is free at once, where AWS makes one wait a minute.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html">AWS: DeleteQueue</a>
 */
final class DeleteQueue implements Operation.Direct<DeleteQueueRequest, DeleteQueueResponse> {
    private final Queues queues;
    private final Receivers receivers;

    DeleteQueue(Queues queues, Receivers receivers) {
        this.queues = queues;
        this.receivers = receivers;
    }

    @Override
    public DeleteQueueResponse run(DeleteQueueRequest request, CallContext call) {
        QueueName name = QueueName.ofUrl(request.queueUrl(), call);
        queues.change(() -> {
            queues.require(name);
            queues.tables().delete(name.key());
            return null;
        });
        receivers.wakeAll(name);
        return DeleteQueueResponse.builder().build();
    }
}
