package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.Limits;
import dev.kiln.emulator.internal.lambda.Mapping;
import dev.kiln.emulator.internal.lambda.Mappings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one shard in its order: without lanes, nothing is read while a batch is with the function or waits to be tried again. Used by the steps of one source.
 */
final class ShardReader {
    private static final Logger LOG = LoggerFactory.getLogger(ShardReader.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int ENVELOPE_BYTES = 64;
    private static final int MOST_RECORDS = 10_000;

    private final Mapping mapping;
    private final Shard shard;
    private final Mappings mappings;
    private final Serial serial;
    private final String name;
    private final Filters filters;
    private final Dispatch dispatch;
    private final Pauses window;
    private final Pauses broken;
    private final TumblingWindow tumbling;
    private final Pauses tumblingEnd;
    private final Time time;
    private final int size;
    private final Duration span;
    private @Nullable String position;
    private boolean reading;
    private boolean more;
    private boolean windowOver;
    private boolean stopped;

    ShardReader(Mapping mapping, Shard shard, Parts parts, Mappings mappings, Serial serial, String name) {
        this.mapping = mapping;
        this.shard = shard;
        this.mappings = mappings;
        this.serial = serial;
        this.name = name;
        this.filters = Filters.of(mapping.configuration().filterCriteria());
        this.window = new Pauses(parts, serial);
        this.broken = new Pauses(parts, serial);
        this.tumbling = new TumblingWindow(mapping, shard.id());
        this.tumblingEnd = new Pauses(parts, serial);
        this.time = parts.time();
        int lanes = mapping.configuration().parallelizationFactor();
        int batchSize = mapping.configuration().batchSize();
        this.size = Math.min(MOST_RECORDS, lanes * batchSize);
        this.span = Duration.ofSeconds(mapping.configuration().maximumBatchingWindowInSeconds());
        Function<Consumer<String>, ShardDispatch> lane =
                done -> new ShardDispatch(mapping, shard.id(), tumbling, parts, mappings, serial, name, done);
        this.dispatch =
                lanes == 1 ? lane.apply(this::done) : new LaneDispatch(lanes, batchSize, lane, this::done, this::wake);
    }

    /** Begins where the mapping has come to. */
    void start() {
        String reached = mappings.position(mapping, shard.id());
        position = reached == null || reached.isEmpty() ? null : reached;
        wake();
    }

    /** Looks whether there is something to read. */
    void wake() {
        if (reading) {
            more = true;
        } else if (!stopped && !dispatch.busy() && !broken.waiting()) {
            reading = true;
            read(new ArrayList<>());
        }
    }

    /** Reads page after page until a batch is full or there is nothing more. */
    private void read(List<StreamRecord> before) {
        more = false;
        String after =
                before.isEmpty() ? position : before.get(before.size() - 1).sequenceNumber();
        shard.read(after, size - before.size())
                .whenComplete((records, failure) -> serial.execute(() -> {
                    if (failure != null) {
                        reading = false;
                        LOG.debug("{} cannot be read", name, failure);
                        broken.after(PAUSE, null, this::wake);
                        return;
                    }
                    List<StreamRecord> all = new ArrayList<>(before);
                    boolean full = !take(records, all) || all.size() >= size;
                    if (!full && !records.isEmpty()) {
                        read(all);
                        return;
                    }
                    reading = false;
                    if (!stopped) {
                        batch(all, full);
                    }
                }));
    }

    /** Adds records of one window, as long as an event may be; says whether all went in. */
    private boolean take(List<StreamRecord> records, List<StreamRecord> all) {
        long bytes = all.stream().mapToLong(record -> record.bytes() + 1L).sum();
        for (StreamRecord record : records) {
            bytes += record.bytes() + 1L;
            boolean tooLong = bytes > Limits.INVOKE_REQUEST_BYTES - ENVELOPE_BYTES - tumbling.bytes();
            if (!all.isEmpty() && (tooLong || !tumbling.together(all.get(0), record))) {
                return false;
            }
            all.add(record);
        }
        return true;
    }

    private void batch(List<StreamRecord> records, boolean full) {
        if (more && !full) {
            wake();
            return;
        }
        if (tumbling.isOver(time.now(), records.isEmpty() ? null : records.get(0))) {
            dispatch.send(StreamBatch.end(Objects.requireNonNull(position, "the window began with a record")));
            return;
        }
        if (records.isEmpty()) {
            return;
        }
        if (!full && !span.isZero() && !windowOver && !tumbling.isOver(time.now(), null)) {
            if (!window.waiting()) {
                window.after(span, () -> "the batching window of " + name, () -> {
                    windowOver = true;
                    wake();
                });
            }
            return;
        }
        window.end();
        windowOver = false;
        String through = records.get(records.size() - 1).sequenceNumber();
        List<StreamRecord> wanted =
                records.stream().filter(record -> filters.pass(record::tree)).toList();
        position = through;
        if (wanted.isEmpty()) {
            dispatch.skip(through);
        } else {
            awaitEnd(tumbling.open(wanted.get(0)));
            dispatch.send(new StreamBatch(wanted, through, 0));
            wake();
        }
    }

    private void awaitEnd(@Nullable Instant end) {
        if (end != null && end.isAfter(time.now())) {
            tumblingEnd.after(Duration.between(time.now(), end), () -> "the tumbling window of " + name, this::wake);
        }
    }

    /**
     * Notes how far it has come, and goes on if nothing else is to be done first. What is in a window's state only is not done: were it
     * lost, its records would have to come again.
     */
    private void done(String through) {
        if (!tumbling.isPending()) {
            mappings.reached(mapping, shard.id(), through);
        }
        wake();
    }

    void stop() {
        stopped = true;
        window.end();
        broken.end();
        tumblingEnd.end();
        dispatch.stop();
    }

    void abandon() {
        stop();
        dispatch.abandon();
    }
}
