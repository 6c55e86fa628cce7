package dev.kiln.emulator.internal.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends the records of one shard through several lanes at the same time. All records of an item go through the same lane, so that they
 * stay in their order; a batch that is tried again holds up its own lane only. What is done is what all lanes have done up to there. Used
 * by the steps of one source.
 */
final class LaneDispatch implements Dispatch {
    /** How much may be read and not be done: behind a record that fails, the other lanes go on so far. */
    private static final int MOST_RECORDS = 10_000;

    private static final long MOST_BYTES = 32L << 20;

    private final List<Lane> lanes;
    private final int batchSize;
    private final Consumer<String> done;
    private final Runnable room;
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private int records;
    private long bytes;

    /**
     * Makes the lanes.
     *
     * @param lane makes one; it is to tell whenever it has done something
     * @param done is told the sequence number up to which everything is
     * @param room is run when it takes more again
     */
    LaneDispatch(
            int lanes,
            int batchSize,
            Function<Consumer<String>, ShardDispatch> lane,
            Consumer<String> done,
            Runnable room) {
        this.lanes = IntStream.range(0, lanes).mapToObj(i -> new Lane(lane)).toList();
        this.batchSize = batchSize;
        this.done = done;
        this.room = room;
    }

    /** What was read at once. */
    private static final class Chunk {
        private final String through;
        private int left;

        Chunk(String through) {
            this.through = through;
        }
    }

    /** A batch of a lane, and what it was read with. */
    private record Piece(StreamBatch batch, Chunk chunk) {
        long bytes() {
            return batch.records().stream().mapToLong(StreamRecord::bytes).sum();
        }
    }

    @Override
    public boolean busy() {
        return records >= MOST_RECORDS || bytes >= MOST_BYTES;
    }

    @Override
    public void send(StreamBatch batch) {
        Chunk chunk = new Chunk(batch.through());
        chunks.add(chunk);
        List<List<StreamRecord>> parts = new ArrayList<>();
        lanes.forEach(lane -> parts.add(new ArrayList<>()));
        for (StreamRecord record : batch.records()) {
            parts.get(Math.floorMod(record.item().hashCode(), lanes.size())).add(record);
        }
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).add(parts.get(i), chunk);
        }
        lanes.forEach(Lane::next);
    }

    @Override
    public void skip(String through) {
        chunks.add(new Chunk(through));
        advance();
    }

    /** Tells how far everything is done. */
    private void advance() {
        String through = null;
        for (Chunk first = chunks.peek(); first != null && first.left == 0; first = chunks.peek()) {
            through = chunks.remove().through;
        }
        if (through == null) {
            room.run();
        } else {
            done.accept(through);
        }
    }

    @Override
    public void stop() {
        lanes.forEach(lane -> lane.dispatch.stop());
    }

    @Override
    public void abandon() {
        lanes.forEach(lane -> lane.dispatch.abandon());
    }

    private final class Lane {
        private final ShardDispatch dispatch;
        private final Deque<Piece> waiting = new ArrayDeque<>();
        private @Nullable Piece current;

        Lane(Function<Consumer<String>, ShardDispatch> made) {
            this.dispatch = made.apply(through -> progressed());
        }

        void add(List<StreamRecord> part, Chunk chunk) {
            for (int start = 0; start < part.size(); start += batchSize) {
                List<StreamRecord> some = part.subList(start, Math.min(part.size(), start + batchSize));
                Piece piece = new Piece(
                        new StreamBatch(some, some.get(some.size() - 1).sequenceNumber(), 0), chunk);
                chunk.left++;
                records += some.size();
                bytes += piece.bytes();
                waiting.add(piece);
            }
        }

        void next() {
            if (current == null && !waiting.isEmpty()) {
                current = waiting.remove();
                dispatch.send(current.batch());
            }
        }

        /** Something was done; the whole batch where nothing of it is left. */
        private void progressed() {
            Piece piece = current;
            if (piece == null || dispatch.busy()) {
                return;
            }
            current = null;
            piece.chunk().left--;
            records -= piece.batch().records().size();
            bytes -= piece.bytes();
            next();
            advance();
        }
    }
}
