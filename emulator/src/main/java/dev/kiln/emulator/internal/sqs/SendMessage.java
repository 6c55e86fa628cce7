package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * Puts a message into a queue.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">AWS: SendMessage</a>
 */
final class SendMessage implements Operation.Direct<SendMessageRequest, SendMessageResponse> {
    private final Queues queues;
    private final Sending sending;
    private final Receivers receivers;

    SendMessage(Queues queues, Sending sending, Receivers receivers) {
        this.queues = queues;
        this.sending = sending;
        this.receivers = receivers;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public SendMessageResponse run(SendMessageRequest request, CallContext call) {
        QueueName name = QueueName.ofUrl(request.queueUrl(), call);
        Outgoing message = Outgoing.of(request);
        QueueRecord queue = queues.require(name);
        MessageChecks.checkMessage(queue, message, false);
        MessageChecks.checkRequest(queue, message, false);
        MessageRecord prepared = sending.prepare(queue, message, call);
        Sending.Sent sent = queues.change(() -> sending.add(queues.require(name), prepared));
        receivers.wake(name);
        Sending.Receipt receipt = Sending.receipt(queue, message, prepared, sent);
        return SendMessageResponse.builder()
                .messageId(receipt.messageId())
                .md5OfMessageBody(receipt.bodyDigest())
                .md5OfMessageAttributes(receipt.attributesDigest())
                .md5OfMessageSystemAttributes(receipt.traceDigest())
                .sequenceNumber(receipt.sequenceNumber())
                .build();
    }
}
