package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.aws.Limits;
import dev.kiln.emulator.internal.json.Json;
import dev.kiln.emulator.internal.lambda.Mapping;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tumbling window of a shard: the time in which its records came, and the state that the function hands from one batch of them to the
 * next. Where the mapping has none, it is never open. Used by the steps of one source.
 */
final class TumblingWindow {
    private static final int MOST_STATE_BYTES = 1 << 20;
    private static final int ENVELOPE_BYTES = 1024;
    private static final String FRESH = "{}";

    private final long seconds;
    private final String place;
    private @Nullable Instant start;
    private String state = FRESH;
    private boolean pending;

    TumblingWindow(Mapping mapping, String shard) {
        this.seconds = mapping.configuration().tumblingWindowInSeconds();
        this.place = ",\"shardId\":" + Json.write(shard) + ",\"eventSourceARN\":"
                + Json.write(mapping.configuration().eventSourceArn());
    }

    private Instant startOf(StreamRecord record) {
        long second = record.arrived().getEpochSecond();
        return Instant.ofEpochSecond(second - Math.floorMod(second, seconds));
    }

    /** Whether two records may be in one batch. */
    boolean together(StreamRecord one, StreamRecord other) {
        return seconds == 0 || startOf(one).equals(startOf(other));
    }

    /** How much of an event it may take. */
    int bytes() {
        return seconds == 0 ? 0 : MOST_STATE_BYTES + ENVELOPE_BYTES;
    }

    /** Begins with a record, unless it has begun. Returns its end; null where there was nothing to begin. */
    @Nullable
    Instant open(StreamRecord first) {
        if (seconds == 0 || start != null) {
            return null;
        }
        start = startOf(first);
        return start.plusSeconds(seconds);
    }

    /** Whether nothing more comes into it, for it is over, or what comes next is another's. */
    boolean isOver(Instant now, @Nullable StreamRecord next) {
        Instant from = start;
        if (from == null) {
            return false;
        }
        Instant end = from.plusSeconds(seconds);
        return next == null ? !now.isBefore(end) : !next.arrived().isBefore(end);
    }

    /** Whether the state holds what the function has not been asked to finish: if all ended now, the records would have to come again. */
    boolean isPending() {
        return pending;
    }

    /** Whether the state is larger than AWS keeps, so that the function is to finish it before the window is over. */
    boolean isOverfull() {
        return bytes(state) > MOST_STATE_BYTES;
    }

    /** What the function gets of a batch. */
    String event(StreamBatch batch) {
        String records = batch.payload();
        Instant from = start;
        if (from == null) {
            return records;
        }
        boolean early = batch.isEnd() && isOverfull();
        return records.substring(0, records.length() - 1) + ",\"window\":{\"start\":\"" + from + "\",\"end\":\""
                + from.plusSeconds(seconds) + "\"},\"state\":" + state + place + ",\"isFinalInvokeForWindow\":"
                + (batch.isEnd() && !early) + ",\"isWindowTerminatedEarly\":" + early + "}";
    }

    /** Takes the state from a function's response. Returns false where it has none: then the batch has failed. */
    boolean take(StreamBatch batch, String response) {
        if (start == null || batch.isEnd()) {
            return true;
        }
        Map<String, @Nullable Object> answer = Json.object(response);
        Object given = answer == null ? null : answer.get("state");
        String text = given == null ? "" : Json.write(given);
        if (text.isEmpty() || bytes(text) > Limits.INVOKE_REQUEST_BYTES - ENVELOPE_BYTES) {
            return false;
        }
        state = text;
        pending = true;
        return true;
    }

    /** Forgets the state, which is finished; if the window ended early, it goes on with a fresh one. */
    void end() {
        if (!isOverfull()) {
            start = null;
        }
        state = FRESH;
        pending = false;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
