package dev.kiln.emulator.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.Snapshot;
import dev.kiln.emulator.internal.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
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

class StreamSourceTest {
    @RegisterExtension
    final Triggers aws = new Triggers();

    private final StreamedTable things = StreamedTable.made(aws.emulator);
    private final String stream = things.stream();

    @AfterEach
    void close() {
        things.close();
    }

    @Test
    void givesTheFunctionEveryChangeInOrder() {
        String function = aws.function("reader", event -> "null");
        things.put("a", "b");
        map(function, r -> r.batchSize(2));
        things.put("c");
        things.delete("a");
        aws.emulator.settle();

        assertThat(ids(function)).containsExactly("a", "b", "c", "a");
        assertThat(Probe.of(function).events.get(0))
                .contains(
                        "\"eventName\":\"INSERT\",\"eventVersion\":\"1.1\",\"eventSource\":\"aws:dynamodb\",\"awsRegion\":\"us-east-1\",\"dynamodb\":{\"ApproximateCreationDateTime\":1.7672256E9,\"Keys\":{\"id\":{\"S\":\"a\"}},\"NewImage\":{\"",
                        "\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"},\"eventSourceARN\":\"" + stream + "\"}");
        assertThat(Probe.of(function).events.get(Probe.of(function).events.size() - 1))
                .contains("\"eventName\":\"REMOVE\"", "\"OldImage\"");
    }

    @Test
    void answersWhatWillBeWithTheUsualSettings() {
        String function = aws.function("reader", event -> "null");

        CreateEventSourceMappingResponse made = map(function, r -> {});

        assertThat(made.batchSize()).isEqualTo(100);
        assertThat(made.stateTransitionReason()).isEqualTo("User action");
        assertThat(made.lastProcessingResult()).isEqualTo("No records processed");
        assertThat(made.maximumRetryAttempts()).isEqualTo(-1);
        assertThat(made.maximumRecordAgeInSeconds()).isEqualTo(-1);
        assertThat(made.parallelizationFactor()).isEqualTo(1);
        assertThat(made.bisectBatchOnFunctionError()).isFalse();
        assertThat(made.destinationConfig().onFailure()).isNotNull();
        things.put("a");
        aws.emulator.settle();
        assertThat(aws.lambda.getEventSourceMapping(r -> r.uuid(made.uuid())).lastProcessingResult())
                .isEqualTo("OK");
    }

    @Test
    void latestBeginsWithWhatIsWrittenAfterwards() {
        String function = aws.function("reader", event -> "null");
        things.put("before");
        map(function, r -> r.startingPosition(EventSourcePosition.LATEST));
        things.put("after");
        aws.time.advance(Duration.ofHours(1));
        things.put("much later");
        aws.emulator.settle();

        assertThat(ids(function)).containsExactly("after", "much later");
    }

    @Test
    void triesABatchAgainUntilItSucceedsAndHoldsTheShardMeanwhile() {
        AtomicInteger failures = new AtomicInteger(3);
        String function = aws.function("reader", event -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not yet");
            }
            return "null";
        });
        map(function, r -> r.batchSize(1));
        things.put("a", "b");
        aws.emulator.settle();

        assertThat(ids(function)).containsExactly("a", "a", "a", "a", "b");
    }

    @Test
    void tellsTheDestinationWhenAllAttemptsAreUsedUp() {
        String function = aws.function("reader", event -> {
            if (event.contains("\"poison\"")) {
                throw new IllegalStateException("never");
            }
            return "null";
        });
        String dead = aws.queue("dead");
        map(
                function,
                r -> r.batchSize(1)
                        .maximumRetryAttempts(1)
                        .destinationConfig(d -> d.onFailure(f -> f.destination(Triggers.arn(dead)))));
        things.put("poison", "b");
        aws.emulator.settle();

        assertThat(ids(function)).containsExactly("poison", "poison", "b");
        Map<String, ?> told =
                Objects.requireNonNull(Json.object(aws.bodies(dead).get(0)));
        assertThat(Json.write(told.get("requestContext")))
                .isEqualTo("{\"requestId\":\"" + Probe.of(function).requestIds.get(1)
                        + "\",\"functionArn\":\"arn:aws:lambda:us-east-1:000000000000:function:" + function
                        + "\",\"condition\":\"RetryAttemptsExhausted\",\"approximateInvokeCount\":2}");
        assertThat(Json.write(told.get("responseContext")))
                .isEqualTo("{\"statusCode\":200,\"executedVersion\":\"$LATEST\",\"functionError\":\"Unhandled\"}");
        assertThat(Json.write(told.get("DDBStreamBatchInfo")))
                .contains(
                        "\"shardId\":\"shardId-",
                        "\"approximateArrivalOfFirstRecord\":\"2026-01-01T00:00:00Z\"",
                        "\"batchSize\":1,\"streamArn\":\"" + stream + "\"");
    }

    @Test
    void halvesABatchUntilThePoisonIsAlone() {
        String function = aws.function("reader", event -> {
            if (event.contains("\"poison\"")) {
                throw new IllegalStateException("never");
            }
            return "null";
        });
        String dead = aws.queue("dead");
        things.put("a", "b", "poison", "d");
        map(
                function,
                r -> r.bisectBatchOnFunctionError(true)
                        .maximumRetryAttempts(0)
                        .destinationConfig(d -> d.onFailure(f -> f.destination(Triggers.arn(dead)))));
        aws.emulator.settle();

        assertThat(ids(function)).containsExactly("a", "b", "poison", "d", "a", "b", "poison", "d", "poison", "d");
        assertThat(aws.bodies(dead)).singleElement().asString().contains("\"batchSize\":1");
    }

    @Test
    void goesOnAtTheFirstItemThatIsReported() {
        AtomicInteger runs = new AtomicInteger();
        String function = aws.function(
                "reader",
                event -> runs.getAndIncrement() > 0
                        ? "{\"batchItemFailures\":[]}"
                        : "{\"batchItemFailures\":[{\"itemIdentifier\":\""
                                + StreamedTable.sequenceNumbersIn(event).get(1) + "\"}]}");
        things.put("a", "b", "c");
        map(function, r -> r.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
        aws.emulator.settle();

        assertThat(ids(function)).containsExactly("a", "b", "c", "b", "c");
    }

    @Test
    void countsAttemptsAnewBehindWhatWasDone() {
        String function = aws.function(
                "reader",
                event -> event.contains("\"poison\"")
                        ? "{\"batchItemFailures\":[{\"itemIdentifier\":\""
                                + StreamedTable.sequenceNumbersIn(event).get(event.contains("\"a\"") ? 1 : 0) + "\"}]}"
                        : "null");
        String dead = aws.queue("dead");
        things.put("a", "poison");
        map(
                function,
                r -> r.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                        .maximumRetryAttempts(1)
                        .destinationConfig(d -> d.onFailure(f -> f.destination(Triggers.arn(dead)))));
        aws.emulator.settle();

        assertThat(ids(function)).containsExactly("a", "poison", "poison", "poison");
        assertThat(aws.bodies(dead)).singleElement().asString().contains("\"approximateInvokeCount\":2");
    }

    @Test
    void leavesOutWhatNoFilterWants() {
        String function = aws.function("reader", event -> "null");
        map(
                function,
                r -> r.filterCriteria(
                        Triggers.filters("{\"dynamodb\":{\"NewImage\":{\"id\":{\"S\":[{\"prefix\":\"x\"}]}}}}")));
        things.put("a", "x1", "b", "x2");
        aws.emulator.settle();

        assertThat(ids(function)).containsExactly("x1", "x2");
    }

    @Test
    void givesUpWhatIsTooOld() {
        String function = aws.function("reader", event -> {
            throw new IllegalStateException("never");
        });
        String dead = aws.queue("dead");
        map(
                function,
                r -> r.maximumRecordAgeInSeconds(60)
                        .destinationConfig(d -> d.onFailure(f -> f.destination(Triggers.arn(dead)))));
        things.put("a");
        aws.emulator.settle();

        assertThat(aws.bodies(dead))
                .singleElement()
                .asString()
                .contains("\"condition\":\"RecordAgeExceeded\"")
                .doesNotContain("responseContext");
    }

    @Test
    void collectsABatchUntilItsWindowEnds() {
        String function = aws.function("reader", event -> "null");
        map(function, r -> r.maximumBatchingWindowInSeconds(10));
        things.put("a", "b");
        aws.emulator.settleNow();
        assertThat(Probe.of(function).events).isEmpty();
        aws.time.advance(Duration.ofSeconds(10));
        aws.emulator.settleNow();

        assertThat(Probe.of(function).events).hasSize(1);
        assertThat(ids(function)).containsExactly("a", "b");
    }

    @Test
    void goesOnWhereItWasStopped() {
        String function = aws.function("reader", event -> "null");
        String uuid = map(function, r -> {}).uuid();
        things.put("a");
        aws.emulator.settle();
        aws.lambda.updateEventSourceMapping(r -> r.uuid(uuid).enabled(false));
        things.put("b");
        aws.emulator.settle();
        assertThat(ids(function)).containsExactly("a");
        aws.lambda.updateEventSourceMapping(r -> r.uuid(uuid).enabled(true));
        aws.emulator.settle();

        assertThat(ids(function)).containsExactly("a", "b");
    }

    @Test
    void goesOnWhereItWasAfterARestart(@TempDir Path data) {
        String function;
        try (Triggers first = new Triggers(config -> config.data(data));
                StreamedTable table = StreamedTable.made(first.emulator)) {
            function = first.function("reader", event -> "null");
            table.put("old");
            first.lambda.createEventSourceMapping(r -> r.functionName(function)
                    .eventSourceArn(table.stream())
                    .startingPosition(EventSourcePosition.LATEST));
            table.put("a");
            first.emulator.settle();
            assertThat(ids(function)).containsExactly("a");
        }
        try (Triggers second = new Triggers(config -> config.data(data));
                StreamedTable table = StreamedTable.found(second.emulator)) {
            table.put("b");
            second.emulator.settle();

            assertThat(ids(function)).containsExactly("b");
        }
    }

    @Test
    void aRollbackReturnsToWhereItWas() {
        String function = aws.function("reader", event -> "null");
        map(function, r -> {});
        aws.emulator.settle();
        try (Snapshot before = aws.emulator.snapshot()) {
            things.put("a");
            aws.emulator.settle();
            aws.emulator.rollback(before);
            things.put("b");
            aws.emulator.settle();
        }

        assertThat(ids(function)).containsExactly("a", "b");
    }

    @Test
    void refusesStreamsAndPositionsThatAreNone() {
        String function = aws.function("reader", event -> "null");
        String missing = stream.substring(0, stream.lastIndexOf('/') + 1) + "2020-01-01T00:00:00.000";

        assertThatThrownBy(() -> map(function, r -> r.eventSourceArn(missing)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Stream not found: " + missing);
        assertThatThrownBy(() -> map(function, r -> r.startingPosition((EventSourcePosition) null)))
                .hasMessageContaining(
                        "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.");
        assertThatThrownBy(() -> map(function, r -> r.startingPosition(EventSourcePosition.AT_TIMESTAMP)))
                .hasMessageContaining("Unsupported starting position for arn type: " + stream);
    }

    private CreateEventSourceMappingResponse map(
            String function, Consumer<CreateEventSourceMappingRequest.Builder> settings) {
        return aws.lambda.createEventSourceMapping(r -> {
            r.functionName(function).eventSourceArn(stream).startingPosition(EventSourcePosition.TRIM_HORIZON);
            settings.accept(r);
        });
    }

    private static List<String> ids(String function) {
        return Probe.of(function).events.stream()
                .flatMap(event -> StreamedTable.idsIn(event).stream())
                .toList();
    }
}
