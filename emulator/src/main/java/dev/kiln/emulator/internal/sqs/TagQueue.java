package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;

/**
 * Adds tags to a queue.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_TagQueue.html">AWS: TagQueue</a>
 */
final class TagQueue implements Operation.Direct<TagQueueRequest, TagQueueResponse> {
    private static final int MOST_TAGS = 50;

    private final Queues queues;

    TagQueue(Queues queues) {
        this.queues = queues;
    }

    @Override
    public TagQueueResponse run(TagQueueRequest request, CallContext call) {
        queues.change(() -> {
            QueueRecord queue = queues.require(request.queueUrl(), call);
            Map<String, String> tags = new LinkedHashMap<>(queue.tags());
            tags.putAll(request.tags());
            if (tags.size() > MOST_TAGS) {
                throw SqsErrors.invalid("Too many tags added for queue " + queue.name() + ".");
            }
            queues.put(queue.withTags(tags));
            return null;
        });
        return TagQueueResponse.builder().build();
    }
}
