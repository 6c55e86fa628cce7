package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueResponse;

/**
 * Takes tags off a queue.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_UntagQueue.html">AWS: UntagQueue</a>
 */
final class UntagQueue implements Operation.Direct<UntagQueueRequest, UntagQueueResponse> {
    private final Queues queues;

    UntagQueue(Queues queues) {
        this.queues = queues;
    }

    @Override
    public UntagQueueResponse run(UntagQueueRequest request, CallContext call) {
        queues.change(() -> {
            QueueRecord queue = queues.require(request.queueUrl(), call);
            Map<String, String> tags = new LinkedHashMap<>(queue.tags());
            request.tagKeys().forEach(tags::remove);
            queues.put(queue.withTags(tags));
            return null;
        });
        return UntagQueueResponse.builder().build();
    }
}
