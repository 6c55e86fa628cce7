package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.AddPermissionRequest;
import software.amazon.awssdk.services.sqs.model.AddPermissionResponse;

/**
 * Adds a statement to a queue's policy. Policies are kept and answered; they do not decide who may call.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html">AWS: AddPermission</a>
 */
final class AddPermission implements Operation.Direct<AddPermissionRequest, AddPermissionResponse> {
    private final Queues queues;

    AddPermission(Queues queues) {
        this.queues = queues;
    }

    @Override
    public AddPermissionResponse run(AddPermissionRequest request, CallContext call) {
        queues.change(() -> {
            QueueRecord queue = queues.require(request.queueUrl(), call);
            Map<String, String> attributes = new LinkedHashMap<>(queue.attributes());
            attributes.put(
                    "Policy", QueuePolicy.with(queue, request.label(), request.awsAccountIds(), request.actions()));
            queues.put(queue.withAttributes(attributes, queues.nowMillis() / 1000));
            return null;
        });
        return AddPermissionResponse.builder().build();
    }
}
