package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.aws.TraceHeader;
import dev.kiln.emulator.internal.lambda.Mapping;
import dev.kiln.emulator.internal.lambda.Mappings;
import dev.kiln.emulator.internal.source.Sender.Result;
import dev.kiln.emulator.internal.source.StreamFailures.Attempt;
import dev.kiln.emulator.internal.time.InFlight;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;

/**
 * Sends the batches of one shard, one after the other. A batch on which the function fails is tried again, in two halves where the mapping
 * says so, until it succeeds, has been tried often enough, or is too old; then the destination is told and the shard goes on. Used by the
 * steps of one source.
 */
final class ShardDispatch implements Dispatch {
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final int UNLIMITED = -1;

    private final Mapping mapping;
    private final EventSourceMappingConfiguration settings;
    private final String shard;
    private final TumblingWindow window;
    private final Parts parts;
    private final Mappings mappings;
    private final Serial serial;
    private final String name;
    private final Consumer<String> done;
    private final Sender sender;
    private final StreamFailures failures;
    private final Pauses backoff;
    private final boolean partial;
    private final Deque<StreamBatch> waiting = new ArrayDeque<>();
    private int throttled;
    private boolean sending;
    private boolean stopped;
    private boolean abandoned;

    /** Makes the sending side of a shard; {@code done} is told the sequence number up to which everything is. */
    ShardDispatch(
            Mapping mapping,
            String shard,
            TumblingWindow window,
            Parts parts,
            Mappings mappings,
            Serial serial,
            String name,
            Consumer<String> done) {
        this.mapping = mapping;
        this.settings = mapping.configuration();
        this.shard = shard;
        this.window = window;
        this.parts = parts;
        this.mappings = mappings;
        this.serial = serial;
        this.name = name;
        this.done = done;
        this.sender = new Sender(mapping, parts.calls());
        this.failures = new StreamFailures(mapping, parts);
        this.backoff = new Pauses(parts, serial);
        this.partial = settings.functionResponseTypes().contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
    }

    @Override
    public boolean busy() {
        return sending || !waiting.isEmpty();
    }

    @Override
    public void send(StreamBatch batch) {
        waiting.addFirst(batch);
        next();
    }

    private void next() {
        StreamBatch batch = waiting.peekFirst();
        if (batch == null || sending || stopped) {
            return;
        }
        Integer age = settings.maximumRecordAgeInSeconds();
        int old = age == null || age == UNLIMITED
                ? 0
                : batch.olderThan(parts.time().now().minusSeconds(age));
        if (old > 0) {
            giveUp(batch, old, "RecordAgeExceeded", null);
        } else {
            invoke(batch);
        }
    }

    private void invoke(StreamBatch batch) {
        sending = true;
        InFlight.Work work = parts.inFlight()
                .begin(() -> "a batch of " + batch.records().size() + " records with the function, " + name);
        String requestId = UUID.randomUUID().toString();
        sender.send(window.event(batch), TraceHeader.begin(parts.time().now()), requestId)
                .whenComplete((result, bug) -> serial.execute(() -> {
                    sending = false;
                    if (!abandoned) {
                        settle(
                                batch,
                                bug == null ? result : new Result.Refused(String.valueOf(bug.getMessage())),
                                requestId);
                    }
                    work.end();
                }));
    }

    private void settle(StreamBatch batch, Result result, String requestId) {
        if (result instanceof Result.Throttled) {
            later(FIRST_BACKOFF.multipliedBy(1L << Math.min(throttled++, MOST_DOUBLINGS)), "a throttled batch of ");
            return;
        }
        throttled = 0;
        if (result instanceof Result.Succeeded succeeded) {
            if (!window.take(batch, succeeded.payload())) {
                retry(batch, 0, new Attempt(requestId, succeeded.executedVersion(), false));
                return;
            }
            int failed = partial
                    ? batch.firstFailed(BatchFailures.read(succeeded.payload(), ids(batch)))
                    : batch.records().size();
            if (failed == batch.records().size()) {
                mappings.processed(mapping, "OK");
                finished(batch);
            } else {
                retry(batch, failed, new Attempt(requestId, succeeded.executedVersion(), false));
            }
        } else if (result instanceof Result.FunctionFailed error) {
            retry(batch, 0, new Attempt(requestId, error.executedVersion(), true));
        } else {
            retry(batch, 0, null);
        }
    }

    private static Set<String> ids(StreamBatch batch) {
        return batch.records().stream().map(StreamRecord::sequenceNumber).collect(Collectors.toSet());
    }

    /** Tries the records from the first failed one on again. */
    private void retry(StreamBatch batch, int failed, @Nullable Attempt attempt) {
        mappings.processed(mapping, "PROBLEM: Function call failed");
        waiting.removeFirst();
        StreamBatch rest = batch.tail(failed);
        int most = settings.maximumRetryAttempts();
        boolean halve = Boolean.TRUE.equals(settings.bisectBatchOnFunctionError())
                && rest.records().size() > 1;
        // what is left of a batch that was done in part is a batch of its own: its attempts are counted anew, as on AWS
        StreamBatch again = halve ? rest : failed > 0 ? rest.anew() : rest.failedAgain();
        if (halve) {
            int middle = rest.records().size() / 2;
            waiting.addFirst(rest.tail(middle));
            waiting.addFirst(rest.head(middle));
        } else {
            waiting.addFirst(again);
        }
        if (failed > 0) {
            done.accept(batch.head(failed).through());
        }
        if (!halve && most != UNLIMITED && again.failures() > most) {
            giveUp(again, again.records().size(), "RetryAttemptsExhausted", attempt);
            return;
        }
        later(
                FIRST_BACKOFF.multipliedBy(1L << Math.min(again.failures(), MOST_DOUBLINGS)),
                "after " + again.failures() + " failures, the next attempt of ");
    }

    private void later(Duration delay, String what) {
        if (!stopped) {
            backoff.after(delay, () -> what + name, this::next);
        }
    }

    /** Leaves the first records of a batch to the destination. */
    private void giveUp(StreamBatch batch, int count, String condition, @Nullable Attempt last) {
        sending = true;
        StreamBatch given = count == batch.records().size() ? batch : batch.head(count);
        failures.tell(given, window.event(given), shard, condition, last)
                .whenComplete((told, never) -> serial.execute(() -> {
                    sending = false;
                    if (abandoned) {
                        return;
                    }
                    if (count == batch.records().size()) {
                        finished(batch);
                    } else {
                        waiting.removeFirst();
                        waiting.addFirst(batch.tail(count));
                        done.accept(given.through());
                        next();
                    }
                }));
    }

    private void finished(StreamBatch batch) {
        waiting.removeFirst();
        if (batch.isEnd()) {
            window.end();
        } else if (window.isOverfull()) {
            waiting.addFirst(StreamBatch.end(batch.through()));
        }
        done.accept(batch.through());
        next();
    }

    @Override
    public void skip(String through) {
        done.accept(through);
    }

    @Override
    public void stop() {
        stopped = true;
        backoff.end();
    }

    @Override
    public void abandon() {
        stop();
        abandoned = true;
    }
}
