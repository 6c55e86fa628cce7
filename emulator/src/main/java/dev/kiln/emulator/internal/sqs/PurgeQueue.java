package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;

/**
 * Deletes all messages of a queue, also those in flight.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html">AWS: PurgeQueue</a>
 */
final class PurgeQueue implements Operation.Direct<PurgeQueueRequest, PurgeQueueResponse> {
    private static final long PAUSE_MILLIS = 60_000;

    private final Queues queues;

    PurgeQueue(Queues queues) {
        this.queues = queues;
    }

    @Override
    public PurgeQueueResponse run(PurgeQueueRequest request, CallContext call) {
        queues.change(() -> {
            QueueRecord queue = queues.require(request.queueUrl(), call);
            long now = queues.nowMillis();
            if (queue.purgedMillis() != 0 && now - queue.purgedMillis() < PAUSE_MILLIS) {
                throw SqsErrors.purgeInProgress(queue.name());
            }
            queues.tables().purge(queue.key());
            queues.tables().forgetDuplicates(queue.key());
            queues.put(queue.purgedAt(now));
            return null;
        });
        return PurgeQueueResponse.builder().build();
    }
}
