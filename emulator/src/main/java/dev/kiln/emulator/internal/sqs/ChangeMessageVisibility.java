package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;

/**
 * Changes when a message that was received shows again.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html">AWS: ChangeMessageVisibility</a>
 */
final class ChangeMessageVisibility
        implements Operation.Direct<ChangeMessageVisibilityRequest, ChangeMessageVisibilityResponse> {
    private final Queues queues;
    private final Handles handles;
    private final Receivers receivers;

    ChangeMessageVisibility(Queues queues, Handles handles, Receivers receivers) {
        this.queues = queues;
        this.handles = handles;
        this.receivers = receivers;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public ChangeMessageVisibilityResponse run(ChangeMessageVisibilityRequest request, CallContext call) {
        QueueName name = QueueName.ofUrl(request.queueUrl(), call);
        queues.change(() -> {
            handles.changeVisibility(queues.require(name), request.receiptHandle(), request.visibilityTimeout());
            return null;
        });
        receivers.wake(name);
        return ChangeMessageVisibilityResponse.builder().build();
    }
}
