package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.aws.TraceHeader;
import dev.kiln.emulator.internal.lambda.Mapping;
import dev.kiln.emulator.internal.source.Sender.Result;
import dev.kiln.emulator.internal.time.InFlight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.ScalingConfig;

/**
 * Sends batches to the function, as many at a time as there may be, and deletes what was done. What a function failed on is left
 * alone: it shows again when its visibility timeout ends, and the queue's redrive policy does the rest. A throttled batch is tried again, ever
 * more slowly, as long as its messages are hidden. Used by the steps of one source.
 */
final class SqsDispatch {
    private static final Logger LOG = LoggerFactory.getLogger(SqsDispatch.class);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;

    private final Parts parts;
    private final Serial serial;
    private final SqsQueue queue;
    private final Runnable roomAgain;
    private final String name;
    private final Sender sender;
    private final Scale scale;
    private final boolean partial;
    private final Pauses backoff;
    private final Deque<SqsBatch> ready = new ArrayDeque<>();
    private int running;
    private volatile boolean stopped;
    private boolean abandoned;

    /** Makes the sending side of a source; {@code roomAgain} is run whenever a batch has ended. */
    SqsDispatch(Mapping mapping, Parts parts, Serial serial, SqsQueue queue, String name, Runnable roomAgain) {
        this.parts = parts;
        this.serial = serial;
        this.queue = queue;
        this.name = name;
        this.roomAgain = roomAgain;
        this.sender = new Sender(mapping, parts.calls());
        ScalingConfig scaling = mapping.configuration().scalingConfig();
        this.scale = new Scale(scaling == null ? null : scaling.maximumConcurrency());
        this.partial = mapping.configuration()
                .functionResponseTypes()
                .contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
        this.backoff = new Pauses(parts, serial);
    }

    void offer(SqsBatch batch) {
        ready.add(batch);
        sendReady();
    }

    /** Whether one more batch could be sent. */
    boolean hasRoom() {
        return running + ready.size() < scale.limit(now());
    }

    private Instant now() {
        return parts.time().now();
    }

    private void sendReady() {
        while (!ready.isEmpty() && !backoff.waiting() && running < scale.limit(now())) {
            send(ready.remove());
        }
        scale.used(running + ready.size(), now());
    }

    private void send(SqsBatch batch) {
        running++;
        String given = batch.trace();
        String trace = given == null ? TraceHeader.begin(now()) : given;
        InFlight.Work work = parts.inFlight()
                .begin(() -> "a batch of " + batch.records().size() + " messages with the function, " + name);
        sender.send(batch.payload(), trace, "")
                .whenComplete((result, bug) -> serial.execute(() -> {
                    if (bug != null) {
                        LOG.error("a batch of {} could not be sent", name, bug);
                        ended(work);
                    } else {
                        settle(batch, result, trace, work);
                    }
                }));
    }

    private void settle(SqsBatch batch, Result result, String trace, InFlight.Work work) {
        if (abandoned) {
            ended(work);
        } else if (result instanceof Result.Succeeded succeeded) {
            scale.succeeded();
            BatchFailures failures =
                    partial ? BatchFailures.read(succeeded.payload(), batch.ids()) : BatchFailures.NONE;
            delete(batch.done(failures), trace, work);
        } else if (result instanceof Result.Throttled) {
            throttled(batch, trace, work);
        } else {
            if (result instanceof Result.Refused refused) {
                LOG.warn("{} cannot call its function: {}", name, refused.reason());
            }
            ended(work);
        }
    }

    private void delete(List<SqsRecord> done, String trace, InFlight.Work work) {
        if (done.isEmpty()) {
            ended(work);
            return;
        }
        queue.delete(done, trace).whenComplete((deleted, failure) -> {
            if (failure != null && !stopped) { // at the end of the emulator the queue may be gone first
                LOG.warn("{} could not delete what its function has done", name, failure);
            }
            serial.execute(() -> ended(work));
        });
    }

    private void ended(InFlight.Work work) {
        running--;
        backoff.end();
        sendReady();
        roomAgain.run();
        work.end();
    }

    private void throttled(SqsBatch batch, String trace, InFlight.Work work) {
        queue.visibilityTimeout(trace)
                .whenComplete((hidden, failure) -> serial.execute(() -> {
                    running--;
                    scale.throttled(running);
                    Duration delay = FIRST_BACKOFF.multipliedBy(1L << Math.min(batch.throttled(), MOST_DOUBLINGS));
                    Instant shown = batch.received().plus(failure == null ? hidden : Duration.ZERO);
                    if (!stopped && now().isBefore(shown)) {
                        ready.addFirst(batch.throttledAgain());
                    }
                    if (running == 0 && !stopped) {
                        // otherwise the end of a batch that runs is the moment to try again
                        backoff.after(delay, () -> "a throttled batch of " + name, () -> {
                            ready.removeIf(old -> old.throttled() > 0 && !now().isBefore(shown));
                            sendReady();
                            roomAgain.run();
                        });
                    }
                    roomAgain.run();
                    work.end();
                }));
    }

    /** Sends nothing more. */
    void stop() {
        stopped = true;
        ready.clear();
        backoff.end();
    }

    /** Forgets what the function has. */
    void abandon() {
        stop();
        abandoned = true;
    }
}
