package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;

/**
 * Lists the latest tasks that moved messages out of a queue.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html">AWS: ListMessageMoveTasks</a>
 */
final class ListMessageMoveTasks
        implements Operation.Direct<ListMessageMoveTasksRequest, ListMessageMoveTasksResponse> {
    private static final int MOST = 10;

    private final Queues queues;
    private final MoveTasks tasks;

    ListMessageMoveTasks(Queues queues, MoveTasks tasks) {
        this.queues = queues;
        this.tasks = tasks;
    }

    @Override
    public ListMessageMoveTasksResponse run(ListMessageMoveTasksRequest request, CallContext call) {
        QueueRecord source = queues.requireArn(request.sourceArn(), "SourceArn");
        Integer most = request.maxResults();
        if (most != null && (most < 1 || most > MOST)) {
            throw SqsErrors.invalid(most, "MaxResults", "Must be between 1 and " + MOST + ", if provided.");
        }
        return ListMessageMoveTasksResponse.builder()
                .results(tasks.latest(source, most == null ? 1 : most).stream()
                        .map(ListMessageMoveTasks::entry)
                        .toList())
                .build();
    }

    private static ListMessageMoveTasksResultEntry entry(MoveTask task) {
        return ListMessageMoveTasksResultEntry.builder()
                .taskHandle(task.running() ? task.handle() : null)
                .status(task.status())
                .sourceArn(task.source())
                .destinationArn(task.destination())
                .maxNumberOfMessagesPerSecond(task.perSecond())
                .approximateNumberOfMessagesMoved(task.moved())
                .approximateNumberOfMessagesToMove(task.toMove())
                .failureReason(task.failure())
                .startedTimestamp(task.started())
                .build();
    }
}
