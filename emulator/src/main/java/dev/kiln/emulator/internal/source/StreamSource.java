package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.aws.Arrivals;
import dev.kiln.emulator.internal.lambda.Mapping;
import dev.kiln.emulator.internal.lambda.Mappings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;

/**
 * A stream that is read: a {@link ShardReader} for each of its shards, woken when something is written. All fields but {@code listening}
 * are used by the steps of {@link Serial} only.
 */
final class StreamSource implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSource.class);
    private static final int PAGE = 1000;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Mapping mapping;
    private final Parts parts;
    private final Mappings mappings;
    private final String name;
    private final Serial serial;
    private final DynamoDbStream stream;
    private final Pauses broken;
    private final List<ShardReader> readers = new ArrayList<>();
    private final Arrivals.Listening listening;
    private boolean stopped;

    StreamSource(Mapping mapping, Parts parts, Mappings mappings) {
        this.mapping = mapping;
        this.parts = parts;
        this.mappings = mappings;
        this.name = mapping.configuration().eventSourceArn() + " to "
                + mapping.configuration().functionArn() + " (mapping " + mapping.uuid() + ")";
        this.serial = new Serial(parts.executor(), parts.inFlight(), () -> "the reader of " + name);
        this.stream = new DynamoDbStream(mapping, parts.calls(), parts.time()::now);
        this.broken = new Pauses(parts, serial);
        this.listening = parts.arrivals()
                .listen(
                        mapping.configuration().eventSourceArn(),
                        () -> serial.execute(() -> readers.forEach(ShardReader::wake)));
    }

    /** A mapping that is to begin with what comes next begins now, on the thread that makes it, not when its first step is run. */
    @Override
    public void start() {
        boolean latest = mapping.configuration().startingPosition() == EventSourcePosition.LATEST;
        CompletionStage<Void> placed =
                latest ? stream.shards().thenCompose(this::skip) : CompletableFuture.completedFuture(null);
        placed.whenComplete((done, failure) -> serial.execute(this::open));
    }

    /** Finds the last record of each shard, and remembers it: an iterator for it would expire before the first record comes. */
    private CompletionStage<Void> skip(List<Shard> shards) {
        return CompletableFuture.allOf(shards.stream()
                .filter(shard -> mappings.position(mapping, shard.id()) == null)
                .map(shard -> end(shard, null)
                        .thenAccept(last -> mappings.reached(mapping, shard.id(), last))
                        .toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    /** The last record that there is; an empty text where there is none. */
    private static CompletionStage<String> end(Shard shard, @Nullable String after) {
        return shard.read(after, PAGE)
                .thenCompose(records -> records.isEmpty()
                        ? CompletableFuture.completedFuture(after == null ? "" : after)
                        : end(shard, records.get(records.size() - 1).sequenceNumber()));
    }

    private void open() {
        stream.shards()
                .whenComplete((shards, failure) -> serial.execute(() -> {
                    if (stopped) {
                        return;
                    }
                    if (failure != null) {
                        LOG.debug("{} cannot be described", name, failure);
                        broken.after(PAUSE, null, this::open);
                        return;
                    }
                    for (Shard shard : shards) {
                        ShardReader reader = new ShardReader(mapping, shard, parts, mappings, serial, name);
                        readers.add(reader);
                        reader.start();
                    }
                }));
    }

    @Override
    public void stop() {
        listening.close();
        serial.execute(() -> {
            stopped = true;
            broken.end();
            readers.forEach(ShardReader::stop);
        });
    }

    @Override
    public void abandon() {
        listening.close();
        serial.execute(() -> {
            stopped = true;
            broken.end();
            readers.forEach(ShardReader::abandon);
        });
    }
}
