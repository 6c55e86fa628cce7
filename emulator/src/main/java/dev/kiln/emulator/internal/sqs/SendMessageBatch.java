package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
    public boolean brief() {
        return true;
    }

    @Override
    public SendMessageBatchResponse run(SendMessageBatchRequest request, CallContext call) {
        QueueName name = QueueName.ofUrl(request.queueUrl(), call);
        Batches.check(request.entries(), SendMessageBatchRequestEntry::id, "SendMessageBatchRequestEntry");
        QueueRecord queue = queues.require(name);
        List<Outgoing> messages = request.entries().stream().map(Outgoing::of).toList();
        checkAll(queue, messages);
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            String id = request.entries().get(i).id();
            try {
                if (!queue.fifo()) {
                    MessageChecks.checkRequest(queue, messages.get(i), true);
                }
                MessageChecks.checkMessage(queue, messages.get(i), true);
                entries.add(new Entry(id, messages.get(i), sending.prepare(queue, messages.get(i), call)));
            } catch (SqsException refused) {
                failed.add(Batches.failed(id, refused));
            }
        }
        List<Sending.Sent> sent = queues.change(() -> {
            QueueRecord current = queues.require(name);
            return entries.stream()
                    .map(entry -> sending.add(current, entry.prepared()))
                    .toList();
        });
        receivers.wake(name);
        SendMessageBatchResponse.Builder response = SendMessageBatchResponse.builder();
        if (!sent.isEmpty()) {
            response.successful(IntStream.range(0, sent.size())
                    .mapToObj(i -> entries.get(i).result(queue, sent.get(i)))
                    .toList());
        }
        if (!failed.isEmpty()) {
            response.failed(failed);
        }
        return response.build();
    }

    private static void checkAll(QueueRecord queue, List<Outgoing> messages) {
        long bytes = 0;
        for (Outgoing message : messages) {
            if (queue.fifo()) {
                MessageChecks.checkRequest(queue, message, true);
            }
            bytes += message.bytes();
        }
        if (bytes > QueueAttributes.MAX_MESSAGE_BYTES) {
            throw SqsErrors.batchTooLong(bytes);
        }
    }

    /** A message that was checked, and will be sent. */
    private record Entry(String id, Outgoing message, MessageRecord prepared) {
        SendMessageBatchResultEntry result(QueueRecord queue, Sending.Sent sent) {
            Sending.Receipt receipt = Sending.receipt(queue, message, prepared, sent);
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
}
