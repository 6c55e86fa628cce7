package dev.kiln.emulator.internal.measure;

import dev.kiln.emulator.Invocation;
import dev.kiln.emulator.Invocation.Chunk;
import dev.kiln.emulator.Invocation.FunctionError;
import dev.kiln.emulator.Invocation.Phase;
import dev.kiln.emulator.internal.environment.Environments.Ended;
import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.environment.FunctionSpec;
import dev.kiln.emulator.internal.environment.Outcome;
import dev.kiln.emulator.internal.environment.Recording;
import dev.kiln.emulator.internal.environment.ResponseSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One invocation while it is measured. Its own lock guards all fields: steps come from several threads. */
final class Measurement implements Recording {
    private static final int MOST_CHUNKS = 10_000;
    private static final int MOST_PAYLOAD_BYTES = 256 << 10;
    private static final Map<Step, Phase> PHASES = phases();

    private final FunctionSpec function;
    private final Event event;
    private final Instant queuedAt;
    private final long startNanos;
    private final Recording also;
    private final Map<Phase, Duration> reached = new EnumMap<>(Phase.class);
    private final List<Chunk> chunks = new ArrayList<>();
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream(256);
    private boolean cold;
    private @Nullable Duration init;
    private long maxMemoryMegabytes;
    private long billedMillis = -1;
    private long bytes;

    Measurement(FunctionSpec function, Event event, Instant queuedAt, long startNanos, Recording also) {
        this.function = function;
        this.event = event;
        this.queuedAt = queuedAt;
        this.startNanos = startNanos;
        this.also = also;
        reached.put(Phase.QUEUED, Duration.ZERO);
    }

    private static Map<Step, Phase> phases() {
        Map<Step, Phase> phases = new EnumMap<>(Step.class);
        for (Phase phase : Phase.values()) {
            phases.put(Step.valueOf(phase.name()), phase);
        }
        return phases;
    }

    @Override
    public void at(Step step, long nanos, long value) {
        record(step, nanos, value);
        also.at(step, nanos, value);
    }

    private synchronized void record(Step step, long nanos, long value) {
        Duration at = Duration.ofNanos(nanos - startNanos);
        Phase phase = PHASES.get(step);
        if (phase != null) {
            reached.putIfAbsent(phase, at);
            return;
        }
        switch (step) {
            case COLD -> cold = value == 1;
            case CHUNK -> {
                if (chunks.size() < MOST_CHUNKS) {
                    chunks.add(new Chunk(at, (int) value));
                }
            }
            case MAX_MEMORY -> maxMemoryMegabytes = value;
            case INIT_DURATION -> init = Duration.ofNanos(value);
            case BILLED -> billedMillis = value;
            default -> {}
        }
    }

    /** Wraps a sink so that the head of the payload is kept. */
    ResponseSink tee(ResponseSink sink) {
        return new ResponseSink() {
            @Override
            public long maxBytes(boolean streaming) {
                return sink.maxBytes(streaming);
            }

            @Override
            public OutputStream begin(String contentType, boolean streaming) throws IOException {
                return new Tee(sink.begin(contentType, streaming));
            }
        };
    }

    private synchronized void keep(byte[] buffer, int offset, int length) {
        bytes += length;
        int room = Math.min(length, MOST_PAYLOAD_BYTES - payload.size());
        if (room > 0) {
            payload.write(buffer, offset, room);
        }
    }

    synchronized Invocation end(Ended ended) {
        Optional<FunctionError> error = Optional.empty();
        byte[] answer = payload.toByteArray();
        if (ended.outcome() instanceof Outcome.Failed failed) {
            error = Optional.of(
                    new FunctionError(failed.errorType(), new String(failed.payload(), StandardCharsets.UTF_8)));
            answer = answer.length == 0 ? failed.payload() : answer;
        }
        Duration handed = reached.getOrDefault(Phase.HANDLER_START, Duration.ZERO);
        Duration idle = reached.getOrDefault(Phase.ENVIRONMENT_IDLE, reached.getOrDefault(Phase.LAST_BYTE, handed));
        Duration duration = idle.minus(handed);
        return new Invocation(
                event.requestId(),
                function.functionArn(),
                function.version(),
                queuedAt,
                cold,
                reached,
                Optional.ofNullable(init),
                duration,
                Duration.ofMillis(billedMillis >= 0 ? billedMillis : (duration.toNanos() + 999_999) / 1_000_000),
                maxMemoryMegabytes,
                bytes,
                chunks,
                answer,
                error,
                ended.logTail(),
                ended.logStream());
    }

    private final class Tee extends OutputStream {
        private final OutputStream to;

        Tee(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            keep(buffer, offset, length);
            to.write(buffer, offset, length);
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }

        @Override
        public void close() throws IOException {
            to.close();
        }
    }
}
