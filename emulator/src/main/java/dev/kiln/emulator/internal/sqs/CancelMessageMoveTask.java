package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskResponse;

/**
 * Ends a task that moves messages; those that were moved stay where they are.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html">AWS: CancelMessageMoveTask</a>
 */
final class CancelMessageMoveTask
        implements Operation.Direct<CancelMessageMoveTaskRequest, CancelMessageMoveTaskResponse> {
    private final Queues queues;
    private final MoveTasks tasks;

    CancelMessageMoveTask(Queues queues, MoveTasks tasks) {
        this.queues = queues;
        this.tasks = tasks;
    }

    @Override
    public CancelMessageMoveTaskResponse run(CancelMessageMoveTaskRequest request, CallContext call) {
        String text = request.taskHandle();
        if (text == null || text.isEmpty()) {
            throw SqsErrors.missing("TaskHandle");
        }
        MoveTask.Handle handle = MoveTask.Handle.read(text);
        if (handle == null) {
            throw SqsErrors.invalid("Value for parameter TaskHandle is invalid.");
        }
        MoveTask cancelled = tasks.cancel(queues.requireArn(handle.sourceArn(), "SourceArn"), handle.taskId());
        if (cancelled == null) {
            throw SqsErrors.resourceNotFound("Task does not exist.");
        }
        return CancelMessageMoveTaskResponse.builder()
                .approximateNumberOfMessagesMoved(cancelled.moved())
                .build();
    }
}
