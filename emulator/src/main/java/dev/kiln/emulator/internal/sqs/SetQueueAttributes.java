package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/**
 * Changes attributes of a queue.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">AWS: SetQueueAttributes</a>
 */
final class SetQueueAttributes implements Operation.Direct<SetQueueAttributesRequest, SetQueueAttributesResponse> {
    private final Queues queues;
    private final Receivers receivers;

    SetQueueAttributes(Queues queues, Receivers receivers) {
        this.queues = queues;
        this.receivers = receivers;
    }

    @Override
    public SetQueueAttributesResponse run(SetQueueAttributesRequest request, CallContext call) {
        QueueName name = QueueName.ofUrl(request.queueUrl(), call);
        if (request.attributesAsStrings().isEmpty()) {
            throw SqsErrors.missing("Attribute.Name");
        }
        queues.change(() -> {
            QueueRecord queue = queues.require(name);
            QueueAttributes.checkRedrive(queues, name, request.attributesAsStrings());
            queues.put(queue.withAttributes(
                    QueueAttributes.changed(queue.attributes(), request.attributesAsStrings(), queue.fifo(), false),
                    queues.nowMillis() / 1000));
            return null;
        });
        receivers.wake(name);
        return SetQueueAttributesResponse.builder().build();
    }
}
