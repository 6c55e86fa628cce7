package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;

/**
 * Finds a queue by its name.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html">AWS: GetQueueUrl</a>
 */
final class GetQueueUrl implements Operation.Direct<GetQueueUrlRequest, GetQueueUrlResponse> {
    private final Queues queues;

    GetQueueUrl(Queues queues) {
        this.queues = queues;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public GetQueueUrlResponse run(GetQueueUrlRequest request, CallContext call) {
        String name = request.queueName();
        if (name == null || name.isEmpty()) {
            throw SqsErrors.missing("QueueName");
        }
        String owner = request.queueOwnerAWSAccountId();
        QueueRecord queue = queues.require(new QueueName(owner == null ? call.account() : owner, call.region(), name));
        return GetQueueUrlResponse.builder().queueUrl(queues.url(queue, call)).build();
    }
}
