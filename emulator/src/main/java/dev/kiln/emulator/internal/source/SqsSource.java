package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.aws.TraceHeader;
import dev.kiln.emulator.internal.lambda.Mapping;
import dev.kiln.emulator.internal.time.InFlight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * A queue that is polled: one parked receive, as long as there is room for what it may bring. Messages that no filter wants are deleted, the
 * others go to the batcher. All fields but {@code consuming} are used by the steps of {@link Serial} only.
 */
final class SqsSource implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(SqsSource.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;

    private final Mapping mapping;
    private final Parts parts;
    private final String name;
    private final Serial serial;
    private final SqsQueue queue;
    private final Filters filters;
    private final SqsBatcher batcher;
    private final SqsDispatch dispatch;
    private final Pauses broken;
    private final InFlight.Work consuming;
    private int failures;
    private boolean stopped;
    private @Nullable CompletableFuture<ReceiveMessageResponse> receiving;

    SqsSource(Mapping mapping, Parts parts) {
        this.mapping = mapping;
        this.parts = parts;
        this.name = mapping.configuration().eventSourceArn() + " to "
                + mapping.configuration().functionArn() + " (mapping " + mapping.uuid() + ")";
        this.serial = new Serial(parts.executor(), parts.inFlight(), () -> "the poller of " + name);
        this.queue = new SqsQueue(mapping, parts.calls());
        this.filters = Filters.of(mapping.configuration().filterCriteria());
        this.dispatch = new SqsDispatch(mapping, parts, serial, queue, name, this::poll);
        this.batcher = new SqsBatcher(mapping, parts, serial, name, dispatch::offer);
        this.broken = new Pauses(parts, serial);
        this.consuming = parts.inFlight().consume(mapping.configuration().eventSourceArn());
    }

    @Override
    public void start() {
        serial.execute(this::poll);
    }

    private void poll() {
        if (stopped || receiving != null || broken.waiting() || !dispatch.hasRoom()) {
            return;
        }
        CompletableFuture<ReceiveMessageResponse> asked =
                queue.receive(batcher.room(), TraceHeader.begin(parts.time().now()));
        receiving = asked;
        CompletableFuture<?> unused = asked.whenComplete((answer, failure) -> serial.execute(() -> {
            receiving = null;
            if (failure == null) {
                failures = 0;
                received(answer.messages());
            } else if (!stopped) {
                failed(failure);
            }
            poll();
        }));
    }

    private void received(List<Message> messages) {
        if (stopped) {
            return;
        }
        List<SqsRecord> wanted = new ArrayList<>();
        List<SqsRecord> unwanted = new ArrayList<>();
        for (Message message : messages) {
            SqsRecord record = SqsRecord.of(message, mapping);
            (filters.pass(record::filtered) ? wanted : unwanted).add(record);
        }
        if (!unwanted.isEmpty()) {
            InFlight.Work work = parts.inFlight().begin(() -> "deleting what no filter wants, " + name);
            queue.delete(unwanted, TraceHeader.begin(parts.time().now()))
                    .whenComplete((deleted, failure) -> work.end());
        }
        if (!wanted.isEmpty()) {
            batcher.add(wanted);
        }
    }

    /** A queue that is gone may come back: it is asked again, ever more rarely. */
    private void failed(Throwable failure) {
        LOG.debug("{} cannot receive", name, failure);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
        broken.after(pause, null, this::poll);
    }

    @Override
    public void stop() {
        consuming.end();
        serial.execute(this::end);
    }

    private void end() {
        stopped = true;
        broken.end();
        batcher.stop();
        dispatch.stop();
        CompletableFuture<ReceiveMessageResponse> waiting = receiving;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    @Override
    public void abandon() {
        consuming.end();
        serial.execute(() -> {
            end();
            dispatch.abandon();
        });
    }
}
