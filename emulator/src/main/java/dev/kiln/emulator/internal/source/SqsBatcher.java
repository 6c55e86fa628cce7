package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.aws.Limits;
import dev.kiln.emulator.internal.lambda.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects messages until a batch is full, as long as an event may be, or has waited for its window. Used by the steps of one source. */
final class SqsBatcher {
    private static final int ENVELOPE_BYTES = 64;

    private final Parts parts;
    private final Pauses window;
    private final Duration span;
    private final int size;
    private final String name;
    private final Consumer<SqsBatch> batches;
    private List<SqsRecord> filling = new ArrayList<>();
    private Instant since = Instant.EPOCH;
    private long bytes;

    SqsBatcher(Mapping mapping, Parts parts, Serial serial, String name, Consumer<SqsBatch> batches) {
        this.parts = parts;
        this.window = new Pauses(parts, serial);
        this.span = Duration.ofSeconds(mapping.configuration().maximumBatchingWindowInSeconds());
        this.size = mapping.configuration().batchSize();
        this.name = name;
        this.batches = batches;
    }

    /** How many more messages the batch that is being filled takes. */
    int room() {
        return size - filling.size();
    }

    void add(List<SqsRecord> records) {
        for (SqsRecord record : records) {
            if (bytes + record.bytes() > Limits.INVOKE_REQUEST_BYTES - ENVELOPE_BYTES) {
                flush();
            }
            if (filling.isEmpty()) {
                since = parts.time().now();
            }
            filling.add(record);
            bytes += record.bytes() + 1;
            if (filling.size() == size) {
                flush();
            }
        }
        if (span.isZero()) {
            flush();
        } else if (!filling.isEmpty() && !window.waiting()) {
            window.after(span, () -> "the batching window of " + name, this::flush);
        }
    }

    private void flush() {
        window.end();
        if (!filling.isEmpty()) {
            batches.accept(new SqsBatch(filling, since, 0));
            filling = new ArrayList<>();
            bytes = 0;
        }
    }

    void stop() {
        window.end();
        filling.clear();
    }
}
