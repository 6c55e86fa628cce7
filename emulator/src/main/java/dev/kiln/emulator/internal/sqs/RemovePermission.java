package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.RemovePermissionRequest;
import software.amazon.awssdk.services.sqs.model.RemovePermissionResponse;

/**
 * Removes a statement from a queue's policy.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_RemovePermission.html">AWS: RemovePermission</a>
 */
final class RemovePermission implements Operation.Direct<RemovePermissionRequest, RemovePermissionResponse> {
    private final Queues queues;

    RemovePermission(Queues queues) {
        this.queues = queues;
    }

    @Override
    public RemovePermissionResponse run(RemovePermissionRequest request, CallContext call) {
        queues.change(() -> {
            QueueRecord queue = queues.require(request.queueUrl(), call);
            Map<String, String> attributes = new LinkedHashMap<>(queue.attributes());
            String rest = QueuePolicy.without(queue, request.label());
            if (rest == null) {
                attributes.remove("Policy");
            } else {
                attributes.put("Policy", rest);
            }
            queues.put(queue.withAttributes(attributes, queues.nowMillis() / 1000));
            return null;
        });
        return RemovePermissionResponse.builder().build();
    }
}
