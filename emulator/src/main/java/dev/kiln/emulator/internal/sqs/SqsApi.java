package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.time.InFlight;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** SQS's table of contents. */
public final class SqsApi implements AutoCloseable {
    public static final String TARGET_PREFIX = "AmazonSQS";

    private final ServiceApi api;
    private final Backlog backlog;
    private final Receivers receivers;
    private final MoveTasks moves;

    /**
     * Makes the service.
     *
     * @param inFlight learns of what moves by itself
     * @param endpoint where the emulator listens, for queue URLs; asked when it is needed
     */
    public SqsApi(Store store, Time time, InFlight inFlight, Supplier<URI> endpoint) {
        Tables tables = Tables.of(store);
        Queues queues = new Queues(store, tables, time, endpoint);
        FifoGroups groups = new FifoGroups(tables);
        FairShares shares = new FairShares(tables);
        Messages messages = new Messages(tables, groups, shares);
        Delivery delivery = new Delivery(queues, messages, groups, shares);
        this.receivers = new Receivers(queues, delivery, new Attempts(tables, messages), store, time);
        this.backlog = new Backlog(queues, messages, delivery);
        Sending sending = new Sending(queues, messages, new Deduplication(tables));
        Handles handles = new Handles(queues, messages, groups);
        this.moves = new MoveTasks(queues, messages, groups, receivers, store, time, inFlight);
        moves.resume();
        this.api = ServiceApi.named("sqs", Protocol.JSON_1_0, Protocol.QUERY)
                .targetPrefix(TARGET_PREFIX)
                .errorStyle(SqsErrors.STYLE)
                .queryStyle(SqsQuery.STYLE)
                .serve(new CreateQueue(queues))
                .serve(new DeleteQueue(queues, receivers))
                .serve(new GetQueueUrl(queues))
                .serve(new ListQueues(queues))
                .serve(new ListDeadLetterSourceQueues(queues))
                .serve(new GetQueueAttributes(queues, messages))
                .serve(new SetQueueAttributes(queues, receivers))
                .serve(new TagQueue(queues))
                .serve(new UntagQueue(queues))
                .serve(new ListQueueTags(queues))
                .serve(new PurgeQueue(queues))
                .serve(new AddPermission(queues))
                .serve(new RemovePermission(queues))
                .serve(new SendMessage(queues, sending, receivers))
                .serve(new SendMessageBatch(queues, sending, receivers))
                .serve(new ReceiveMessage(queues, receivers, time))
                .serve(new DeleteMessage(queues, handles, receivers))
                .serve(new DeleteMessageBatch(queues, handles, receivers))
                .serve(new ChangeMessageVisibility(queues, handles, receivers))
                .serve(new ChangeMessageVisibilityBatch(queues, handles, receivers))
                .serve(new StartMessageMoveTask(queues, moves))
                .serve(new ListMessageMoveTasks(queues, moves))
                .serve(new CancelMessageMoveTask(queues, moves))
                .build();
    }

    public ServiceApi api() {
        return api;
    }

    /** What lies in the queue with this ARN; null where that is nothing, or no queue. */
    public InFlight.@Nullable Waiting waiting(String arn) {
        return backlog.of(arn);
    }

    /** Answers those who wait, with nothing, and stops what goes on by itself. */
    @Override
    public void close() {
        moves.close();
        receivers.close();
    }
}
