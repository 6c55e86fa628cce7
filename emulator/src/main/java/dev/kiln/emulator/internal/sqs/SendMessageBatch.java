package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Puts up to ten messages into a queue; each succeeds or fails alone.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html">AWS: SendMessageBatch</a>
 */
final class SendMessageBatch implements Operation.Direct<SendMessageBatchRequest, SendMessageBatchResponse> {
    private final Queues queues;
    private final Sending sending;
    private final Receivers receivers;

    SendMessageBatch(Queues queues, Sending sending, Receivers receivers) {
        this.queues = queues;
        this.sending = sending;
        this.receivers = receivers;
    }

    @Override
    public SendMessageBatchResponse run(SendMessageBatchRequest request, CallContext call) {
        QueueName name = QueueName.ofUrl(request.queueUrl(), call);
        Batches.check(request.entries(), SendMessageBatchRequestEntry::id, "SendMessageBatchRequestEntry");
        SendMessageBatchResponse response = queues.change(() -> send(queues.require(name), request, call));
        receivers.wake(name);
        return response;
    }

    private SendMessageBatchResponse send(QueueRecord queue, SendMessageBatchRequest request, CallContext call) {
        long bytes = 0;
        for (SendMessageBatchRequestEntry entry : request.entries()) {
            MessageChecks.checkRequest(queue, Outgoing.of(entry), true);
            bytes += Outgoing.of(entry).bytes();
        }
        if (bytes > QueueAttributes.MAX_MESSAGE_BYTES) {
            throw SqsErrors.batchTooLong(bytes);
        }
        List<SendMessageBatchResultEntry> sent = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (SendMessageBatchRequestEntry entry : request.entries()) {
            Outgoing message = Outgoing.of(entry);
            try {
                MessageChecks.checkMessage(queue, message, true);
                sent.add(result(entry.id(), sending.send(queue, message, call)));
            } catch (SqsException refused) {
                failed.add(Batches.failed(entry.id(), refused));
            }
        }
        SendMessageBatchResponse.Builder response = SendMessageBatchResponse.builder();
        if (!sent.isEmpty()) {
            response.successful(sent);
        }
        if (!failed.isEmpty()) {
            response.failed(failed);
        }
        return response.build();
    }

    private static SendMessageBatchResultEntry result(String id, Sending.Receipt receipt) {
        return SendMessageBatchResultEntry.builder()
                .id(id)
                .messageId(receipt.messageId())
                .md5OfMessageBody(receipt.bodyDigest())
                .md5OfMessageAttributes(receipt.attributesDigest())
                .md5OfMessageSystemAttributes(receipt.traceDigest())
                .sequenceNumber(receipt.sequenceNumber())
                .build();
    }
}
