package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Takes messages out of a queue for a while; waits for them where it was asked to. A receiver that left takes none.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html">AWS: ReceiveMessage</a>
 */
final class ReceiveMessage implements Operation.Waiting<ReceiveMessageRequest, ReceiveMessageResponse> {
    private final Queues queues;
    private final Receivers receivers;
    private final Time time;

    ReceiveMessage(Queues queues, Receivers receivers, Time time) {
        this.queues = queues;
        this.receivers = receivers;
        this.time = time;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public CompletionStage<ReceiveMessageResponse> run(ReceiveMessageRequest request, CallContext call) {
        QueueRecord queue = queues.require(request.queueUrl(), call);
        Integer most = request.maxNumberOfMessages();
        if (most != null && (most < 1 || most > 10)) {
            throw SqsErrors.invalid(most, "MaxNumberOfMessages", "Must be between 1 and 10, if provided.");
        }
        Integer given = request.waitTimeSeconds();
        if (given != null && (given < 0 || given > 20)) {
            throw SqsErrors.invalid(given, "WaitTimeSeconds", "Must be >= 0 and <= 20, if provided.");
        }
        Integer hide = request.visibilityTimeout();
        if (hide != null && (hide < 0 || hide > 43_200)) {
            throw SqsErrors.invalid(hide, "VisibilityTimeout", "Must be >= 0 and <= 43200, if provided.");
        }
        MessageChecks.checkId("ReceiveRequestAttemptId", request.receiveRequestAttemptId());
        int wait = given == null ? queue.number("ReceiveMessageWaitTimeSeconds") : given;
        Incoming incoming = Incoming.of(request);
        return receivers.receive(
                new Receivers.Wish(
                        queue.queueName(),
                        most == null ? 1 : most,
                        hide,
                        time.now().plusSeconds(wait),
                        request.receiveRequestAttemptId()),
                messages -> incoming.response(queue, messages));
    }
}
