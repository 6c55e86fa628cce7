package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Answers the attributes of a queue and how many messages it has.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">AWS: GetQueueAttributes</a>
 */
final class GetQueueAttributes implements Operation.Direct<GetQueueAttributesRequest, GetQueueAttributesResponse> {
    private static final Set<String> KNOWN = QueueAttributeName.knownValues().stream()
            .map(QueueAttributeName::toString)
            .collect(Collectors.toUnmodifiableSet());

    private final Queues queues;
    private final Messages messages;

    GetQueueAttributes(Queues queues, Messages messages) {
        this.queues = queues;
        this.messages = messages;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public GetQueueAttributesResponse run(GetQueueAttributesRequest request, CallContext call) {
        Set<String> asked = Set.copyOf(request.attributeNamesAsStrings());
        Map<String, String> all = queues.change(() -> all(queues.require(request.queueUrl(), call)));
        for (String name : asked) {
            if (!name.equals("All") && !KNOWN.contains(name)) {
                throw SqsErrors.unknownAttribute(name);
            }
        }
        if (!asked.contains("All")) {
            all.keySet().retainAll(asked);
        }
        GetQueueAttributesResponse.Builder response = GetQueueAttributesResponse.builder();
        return (all.isEmpty() ? response : response.attributesWithStrings(all)).build();
    }

    private Map<String, String> all(QueueRecord queue) {
        long now = queues.nowMillis();
        messages.expire(queue, now);
        Messages.Counts counts = messages.counts(queue.key(), now);
        Map<String, String> all = QueueAttributes.all(queue);
        all.put("ApproximateNumberOfMessages", Long.toString(counts.visible()));
        all.put("ApproximateNumberOfMessagesDelayed", Long.toString(counts.delayed()));
        all.put("ApproximateNumberOfMessagesNotVisible", Long.toString(counts.inFlight()));
        return all;
    }
}
