package dev.kiln.emulator.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;

class TumblingWindowTest {
    @RegisterExtension
    final Triggers aws = new Triggers();

    private final StreamedTable things = StreamedTable.made(aws.emulator);
    private final String stream = things.stream();
    private final Instant began = aws.time.now();

    @AfterEach
    void close() {
        things.close();
    }

    @Test
    void handsTheStateFromBatchToBatchAndIsFinishedWhenItIsOver() {
        String function = counting();
        map(function, r -> r.batchSize(1));
        aws.time.advance(Duration.ofSeconds(90));
        things.put("a", "b");
        aws.emulator.settle();

        assertThat(told(function)).containsExactly("[a] {}", "[b] {\"ids\":\"a\"}", "[] {\"ids\":\"ab\"} final");
        assertThat(aws.time.now()).isEqualTo(began.plusSeconds(120));
        List<String> events = Probe.of(function).events;
        String shard = String.valueOf(
                Objects.requireNonNull(Json.object(events.get(2))).get("shardId"));
        assertThat(shard).startsWith("shardId-");
        assertThat(events.get(0))
                .startsWith("{\"Records\":[{\"eventID\":\"")
                .endsWith("\"eventSourceARN\":\"" + stream + "\"}],\"window\":{\"start\":\"2026-01-01T00:01:00Z\","
                        + "\"end\":\"2026-01-01T00:02:00Z\"},\"state\":{},\"shardId\":\"" + shard
                        + "\",\"eventSourceARN\":\"" + stream
                        + "\",\"isFinalInvokeForWindow\":false,\"isWindowTerminatedEarly\":false}");
        assertThat(events.get(2))
                .isEqualTo("{\"Records\":[],\"window\":{\"start\":\"2026-01-01T00:01:00Z\","
                        + "\"end\":\"2026-01-01T00:02:00Z\"},\"state\":{\"ids\":\"ab\"},\"shardId\":\"" + shard
                        + "\",\"eventSourceARN\":\"" + stream
                        + "\",\"isFinalInvokeForWindow\":true,\"isWindowTerminatedEarly\":false}");
    }

    @Test
    void takesRecordsByTheTimeTheyCame() {
        String function = counting();
        things.put("a", "b");
        aws.time.advance(Duration.ofSeconds(60));
        things.put("c");
        aws.time.advance(Duration.ofMinutes(10));
        things.put("d");
        map(function, r -> {});
        aws.emulator.settle();

        assertThat(told(function))
                .containsExactly(
                        "[a, b] {}",
                        "[] {\"ids\":\"ab\"} final",
                        "[c] {}",
                        "[] {\"ids\":\"c\"} final",
                        "[d] {}",
                        "[] {\"ids\":\"d\"} final");
    }

    @Test
    void doesNotWaitForABatchLongerThanItIs() {
        String function = counting();
        map(function, r -> r.batchSize(2).maximumBatchingWindowInSeconds(45));
        things.put("a", "b");
        aws.emulator.settleNow();
        aws.time.advance(Duration.ofSeconds(30));
        things.put("c");
        aws.emulator.settleNow();
        assertThat(told(function)).containsExactly("[a, b] {}");
        aws.time.advance(Duration.ofSeconds(30));
        aws.emulator.settleNow();

        assertThat(told(function)).containsExactly("[a, b] {}", "[c] {\"ids\":\"ab\"}", "[] {\"ids\":\"abc\"} final");
    }

    @Test
    void aResponseWithoutStateFailsTheBatch() {
        String function = aws.function("reader", event -> "{\"batchItemFailures\":[]}");
        String dead = aws.queue("dead");
        map(
                function,
                r -> r.maximumRetryAttempts(1)
                        .destinationConfig(d -> d.onFailure(f -> f.destination(Triggers.arn(dead)))));
        things.put("a");
        aws.emulator.settle();

        assertThat(told(function)).containsExactly("[a] {}", "[a] {}", "[] {} final");
        assertThat(aws.bodies(dead))
                .singleElement()
                .asString()
                .contains("\"condition\":\"RetryAttemptsExhausted\",\"approximateInvokeCount\":2");
    }

    @Test
    void holdsUpTheNextOneUntilItIsFinished() {
        AtomicBoolean failed = new AtomicBoolean();
        String function = aws.function("reader", event -> {
            if (event.contains("\"isFinalInvokeForWindow\":true")) {
                if (failed.compareAndSet(false, true)) {
                    throw new IllegalStateException("not yet");
                }
                return "null";
            }
            return "{\"state\":{\"n\":1}}";
        });
        things.put("a");
        aws.time.advance(Duration.ofSeconds(60));
        things.put("b");
        map(function, r -> {});
        aws.emulator.settle();

        assertThat(told(function))
                .containsExactly("[a] {}", "[] {\"n\":1} final", "[] {\"n\":1} final", "[b] {}", "[] {\"n\":1} final");
    }

    @Test
    void endsEarlyWhenTheStateIsTooLarge() {
        String large = "x".repeat(1 << 20);
        String function = aws.function(
                "reader",
                event -> event.contains("\"Records\":[]")
                        ? "null"
                        : "{\"state\":{\"x\":\"" + (event.contains("\"large\"") ? large : "small") + "\"}}");
        map(function, r -> r.batchSize(1));
        things.put("large", "b");
        aws.emulator.settle();

        assertThat(told(function))
                .containsExactly(
                        "[large] {}", "[] {\"x\":\"" + large + "\"} early", "[b] {}", "[] {\"x\":\"small\"} final");
    }

    @Test
    void reportedItemsComeAgainWithTheStateOfThoseBeforeThem() {
        AtomicBoolean failed = new AtomicBoolean();
        String function = aws.function("reader", event -> {
            if (event.contains("\"b\"") && failed.compareAndSet(false, true)) {
                return "{\"state\":{\"ids\":\"a\"},\"batchItemFailures\":[{\"itemIdentifier\":\""
                        + StreamedTable.sequenceNumbersIn(event).get(1) + "\"}]}";
            }
            return "{\"state\":{\"ids\":\"ab\"}}";
        });
        things.put("a", "b");
        map(function, r -> r.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
        aws.emulator.settle();

        assertThat(told(function)).containsExactly("[a, b] {}", "[b] {\"ids\":\"a\"}", "[] {\"ids\":\"ab\"} final");
    }

    @Test
    void recordsOfAnUnfinishedOneComeAgainAfterTheMappingWasStopped() {
        String function = counting();
        things.put("a");
        aws.time.advance(Duration.ofSeconds(60));
        String uuid = map(function, r -> {}).uuid();
        things.put("b");
        aws.emulator.settleNow();
        aws.lambda.updateEventSourceMapping(r -> r.uuid(uuid).enabled(false));
        aws.emulator.settle();
        aws.lambda.updateEventSourceMapping(r -> r.uuid(uuid).enabled(true));
        aws.emulator.settle();

        assertThat(told(function))
                .containsExactly("[a] {}", "[] {\"ids\":\"a\"} final", "[b] {}", "[b] {}", "[] {\"ids\":\"b\"} final");
    }

    @Test
    void recordsOfAnUnfinishedOneComeAgainAfterARestart(@TempDir Path data) {
        String function;
        try (Triggers first = new Triggers(config -> config.data(data));
                StreamedTable table = StreamedTable.made(first.emulator)) {
            function = first.function("reader", TumblingWindowTest::count);
            first.lambda.createEventSourceMapping(r -> r.functionName(function)
                    .eventSourceArn(table.stream())
                    .startingPosition(EventSourcePosition.TRIM_HORIZON)
                    .tumblingWindowInSeconds(60));
            table.put("a");
            first.emulator.settleNow();
            assertThat(told(function)).containsExactly("[a] {}");
        }
        Probe.of(function).code = TumblingWindowTest::count;
        try (Triggers second = new Triggers(config -> config.data(data));
                StreamedTable table = StreamedTable.found(second.emulator)) {
            table.put("b");
            second.emulator.settle();

            assertThat(String.join("", told(function)))
                    .startsWith("[a")
                    .endsWith("[] {\"ids\":\"ab\"} final")
                    .containsOnlyOnce("final");
        } finally {
            Probe.forget(function);
        }
    }

    @Test
    void canBeSetAndTakenBackAndHasItsLimits() {
        String function = counting();
        CreateEventSourceMappingResponse made = map(function, r -> {});

        assertThat(made.tumblingWindowInSeconds()).isEqualTo(60);
        assertThat(aws.lambda
                        .updateEventSourceMapping(r -> r.uuid(made.uuid()).tumblingWindowInSeconds(0))
                        .tumblingWindowInSeconds())
                .isZero();
        assertThatThrownBy(() -> aws.lambda.updateEventSourceMapping(
                        r -> r.uuid(made.uuid()).tumblingWindowInSeconds(901)))
                .hasMessageContaining("Member must have value less than or equal to 900");
        assertThatThrownBy(() -> aws.lambda.updateEventSourceMapping(
                        r -> r.uuid(made.uuid()).tumblingWindowInSeconds(60).parallelizationFactor(2)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Tumbling windows are not supported with a parallelization factor above 1.");
    }

    /** A function whose state says which items it has seen; it gives back none at the end. */
    private String counting() {
        return aws.function("reader", TumblingWindowTest::count);
    }

    private static String count(String event) {
        Map<String, ?> state = Objects.requireNonNull(
                Json.asObject(Objects.requireNonNull(Json.object(event)).get("state")));
        Object before = state.get("ids");
        return event.contains("\"isFinalInvokeForWindow\":true")
                ? "{}"
                : "{\"state\":{\"ids\":\"" + (before == null ? "" : before)
                        + String.join("", StreamedTable.idsIn(event)) + "\"}}";
    }

    /** What a function got: the items, the state, and how the window ended. */
    private static List<String> told(String function) {
        List<String> told = new ArrayList<>();
        for (String text : Probe.of(function).events) {
            Map<String, ?> event = Objects.requireNonNull(Json.object(text));
            told.add(StreamedTable.idsIn(text) + " " + Json.write(event.get("state"))
                    + (Boolean.TRUE.equals(event.get("isFinalInvokeForWindow")) ? " final" : "")
                    + (Boolean.TRUE.equals(event.get("isWindowTerminatedEarly")) ? " early" : ""));
        }
        return told;
    }

    private CreateEventSourceMappingResponse map(
            String function, Consumer<CreateEventSourceMappingRequest.Builder> settings) {
        return aws.lambda.createEventSourceMapping(r -> {
            r.functionName(function)
                    .eventSourceArn(stream)
                    .startingPosition(EventSourcePosition.TRIM_HORIZON)
                    .tumblingWindowInSeconds(60);
            settings.accept(r);
        });
    }
}
