package dev.kiln.emulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One invocation of a function, measured: which phases it passed and when, what it answered, what it logged. AWS's names are
 * used where AWS has them: {@code initDuration}, {@code duration}, {@code billedDuration}, {@code responseLatency} (time to
 * first byte) and {@code responseDuration} (first to last byte).
 *
 * <pre>{@code
 * Invocation invocation = function.invoke("{\"name\":\"Ada\"}");
 * assertThat(invocation.coldStart()).isTrue();
 * assertThat(invocation.initDuration()).hasValueSatisfying(init -> assertThat(init).isLessThan(Duration.ofSeconds(2)));
 * }</pre>
 *
 * @param requestId the same over retries of an asynchronous invocation
 * @param functionArn of the function, without a qualifier
 * @param version the version that ran
 * @param queuedAt when the call was accepted
 * @param coldStart whether an environment was started for this invocation
 * @param phases time from {@link Phase#QUEUED} to each phase that was reached
 * @param initDuration from the start of the runtime to its first call for an event; empty on a warm start
 * @param duration from the event's hand-over to the environment being idle again
 * @param billedDuration whole milliseconds, as AWS bills since August 2025: with the init phase on a cold start
 * @param maxMemoryMegabytes most memory the environment has used so far; 0 where it cannot be told
 * @param bytes length of the whole response
 * @param chunks the response's pieces as they came; the first 10,000
 * @param payload the response, its first 256 KB
 * @param error empty where the function succeeded
 * @param logTail the last 4 KB of what platform and function logged
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html">AWS telemetry schema</a>
 */
@SuppressWarnings("ArrayRecordComponent") // a view of a measurement; the array is this invocation's own
public record Invocation(
        String requestId,
        String functionArn,
        String version,
        Instant queuedAt,
        boolean coldStart,
        Map<Phase, Duration> phases,
        Optional<Duration> initDuration,
        Duration duration,
        Duration billedDuration,
        long maxMemoryMegabytes,
        long bytes,
        List<Chunk> chunks,
        byte[] payload,
        Optional<FunctionError> error,
        String logTail,
        String logStream) {
    public Invocation {
        phases = phases.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(phases));
        chunks = List.copyOf(chunks);
    }

    /** The phases of an invocation, in order. A warm one skips those from PROCESS_STARTED to INIT_END. */
    public enum Phase {
        QUEUED,
        ENVIRONMENT_REQUESTED,
        PROCESS_STARTED,
        /** The runtime asked for its first event. */
        RUNTIME_READY,
        /** The extensions did, too. */
        INIT_END,
        HANDLER_START,
        FIRST_BYTE,
        LAST_BYTE,
        ENVIRONMENT_IDLE
    }

    /**
     * A piece of a response.
     *
     * @param at time since {@link Phase#QUEUED}
     */
    public record Chunk(Duration at, int bytes) {}

    /**
     * How a function failed.
     *
     * @param type for example {@code java.lang.RuntimeException} or {@code Sandbox.Timedout}
     * @param payload JSON as the caller gets it
     */
    public record FunctionError(String type, String payload) {}

    /** Returns the response as text. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** Returns the measurement as a JSON object: AWS's names, times in milliseconds, without the payload. */
    public String json() {
        return InvocationJson.of(this);
    }

    /** Returns the time from the hand-over of the event to the first byte of the response: AWS's measure of TTFB. */
    public Optional<Duration> responseLatency() {
        return between(Phase.HANDLER_START, Phase.FIRST_BYTE);
    }

    /** Returns the time from the first to the last byte of the response. */
    public Optional<Duration> responseDuration() {
        return between(Phase.FIRST_BYTE, Phase.LAST_BYTE);
    }

    /** Returns the time from the call to the first byte of the response, a cold start included: what a caller waits. */
    public Optional<Duration> timeToFirstByte() {
        return Optional.ofNullable(phases.get(Phase.FIRST_BYTE));
    }

    /** Returns the time from the call to the last byte of the response, a cold start included. */
    public Optional<Duration> total() {
        return Optional.ofNullable(phases.get(Phase.LAST_BYTE));
    }

    private Optional<Duration> between(Phase start, Phase end) {
        Duration from = phases.get(start);
        Duration to = phases.get(end);
        return from == null || to == null ? Optional.empty() : Optional.of(to.minus(from));
    }
}
