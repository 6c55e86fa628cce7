package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;

/**
 * Creates a queue, or answers the URL of the one that has this name and these attributes.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html">AWS: CreateQueue</a>
 */
final class CreateQueue implements Operation.Direct<CreateQueueRequest, CreateQueueResponse> {
    private static final int LONGEST_NAME = 80;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final Queues queues;

    CreateQueue(Queues queues) {
        this.queues = queues;
    }

    @Override
    public CreateQueueResponse run(CreateQueueRequest request, CallContext call) {
        QueueName name = name(request, call);
        boolean fifo = name.name().endsWith(QueueAttributes.FIFO_SUFFIX);
        QueueRecord queue = queues.change(() -> {
            QueueRecord existing = queues.find(name);
            if (existing != null) {
                return same(existing, request.attributesAsStrings());
            }
            Map<String, String> attributes =
                    QueueAttributes.changed(Map.of(), request.attributesAsStrings(), fifo, true);
            QueueAttributes.checkRedrive(queues, name, attributes);
            long now = queues.nowMillis() / 1000;
            QueueRecord made = new QueueRecord(
                    name.account(), name.region(), name.name(), attributes, request.tags(), now, now, 0);
            queues.put(made);
            return made;
        });
        return CreateQueueResponse.builder().queueUrl(queues.url(queue, call)).build();
    }

    private static QueueName name(CreateQueueRequest request, CallContext call) {
        String name = request.queueName();
        if (name == null || name.isEmpty()) {
            throw SqsErrors.missing("QueueName");
        }
        boolean fifo =
                request.attributesAsStrings().getOrDefault("FifoQueue", "").equalsIgnoreCase("true");
        boolean suffix = name.endsWith(QueueAttributes.FIFO_SUFFIX);
        String stem = suffix && fifo ? name.substring(0, name.length() - QueueAttributes.FIFO_SUFFIX.length()) : name;
        if (name.length() > LONGEST_NAME || !NAME.matcher(stem).matches()) {
            throw SqsErrors.invalid(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
        if (fifo && !suffix) {
            throw SqsErrors.invalid("The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
                    + " underscores, must end with .fifo suffix and be 1 to 80 in length.");
        }
        return new QueueName(call.account(), call.region(), name);
    }

    private static QueueRecord same(QueueRecord existing, Map<String, String> asked) {
        Map<String, String> set = QueueAttributes.all(existing);
        asked.forEach((attribute, value) -> {
            String plain = value.toLowerCase(Locale.ROOT);
            boolean bool = plain.equals("true") || plain.equals("false");
            if (!(bool ? plain : value).equals(set.getOrDefault(attribute, ""))) {
                throw SqsErrors.queueExists(attribute);
            }
        });
        return existing;
    }
}
