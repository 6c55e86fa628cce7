package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

/**
 * Moves the messages of a dead-letter queue to another queue, or back to where they came from.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html">AWS: StartMessageMoveTask</a>
 */
final class StartMessageMoveTask
        implements Operation.Direct<StartMessageMoveTaskRequest, StartMessageMoveTaskResponse> {
    private static final int FASTEST = 500;

    private final Queues queues;
    private final MoveTasks tasks;

    StartMessageMoveTask(Queues queues, MoveTasks tasks) {
        this.queues = queues;
        this.tasks = tasks;
    }

    @Override
    public StartMessageMoveTaskResponse run(StartMessageMoveTaskRequest request, CallContext call) {
        QueueRecord source = queues.requireArn(request.sourceArn(), "SourceArn");
        if (queues.sources(source).isEmpty()) {
            throw SqsErrors.invalid("Source queue must be configured as a Dead Letter Queue.");
        }
        String destination = request.destinationArn();
        if (destination != null) {
            QueueRecord target = queues.requireArn(destination, "DestinationArn");
            if (target.key().equals(source.key())) {
                throw SqsErrors.invalid("Source queue arn and destination queue arn cannot be the same.");
            }
            if (target.fifo() != source.fifo()) {
                throw SqsErrors.invalid("Destination queue must be same type of queue as the source.");
            }
        }
        Integer rate = request.maxNumberOfMessagesPerSecond();
        if (rate != null && (rate < 1 || rate > FASTEST)) {
            throw SqsErrors.invalid(
                    rate, "MaxNumberOfMessagesPerSecond", "Must be between 1 and " + FASTEST + ", if provided.");
        }
        MoveTask started = tasks.start(source.queueName(), destination, rate);
        return StartMessageMoveTaskResponse.builder()
                .taskHandle(started.handle())
                .build();
    }
}
