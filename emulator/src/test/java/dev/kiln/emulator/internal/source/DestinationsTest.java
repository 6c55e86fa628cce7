package dev.kiln.emulator.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.Snapshot;
import dev.kiln.emulator.internal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What comes of asynchronous invocations. */
class DestinationsTest {
    @RegisterExtension
    final Triggers aws = new Triggers();

    private final String results = aws.queue("results");

    @Test
    void tellsOfASuccess() {
        String function = aws.function("worker", event -> "{\"done\":true}");
        destinations(function, 2);

        invoke(function, "{\"job\":1}");
        aws.emulator.settle();

        String requestId = Probe.of(function).requestIds.get(0);
        assertThat(aws.bodies(results))
                .containsExactly(
                        "{\"version\":\"1.0\",\"timestamp\":\"2026-01-01T00:00:00.000Z\",\"requestContext\":{\"requestId\":\""
                                + requestId + "\",\"functionArn\":\"arn:aws:lambda:us-east-1:000000000000:function:"
                                + function
                                + ":$LATEST\",\"condition\":\"Success\",\"approximateInvokeCount\":1},\"requestPayload\":{\"job\":1},"
                                + "\"responseContext\":{\"statusCode\":200,\"executedVersion\":\"$LATEST\"},\"responsePayload\":{\"done\":true}}");
    }

    @Test
    void tellsOfAFailureWhenAllAttemptsAreUsedUp() {
        String function = failing();
        destinations(function, 2);
        Instant sent = aws.time.now();

        invoke(function, "{\"job\":1}");
        aws.emulator.settle();

        assertThat(Probe.of(function).requestIds)
                .hasSize(3)
                .containsOnly(Probe.of(function).requestIds.get(0));
        assertThat(aws.time.now()).isEqualTo(sent.plus(Duration.ofMinutes(3)));
        Map<String, ?> told =
                Objects.requireNonNull(Json.object(aws.messages(results).get(0).body()));
        assertThat(Json.write(told.get("requestContext")))
                .contains("\"condition\":\"RetriesExhausted\",\"approximateInvokeCount\":3");
        assertThat(Json.write(told.get("responseContext")))
                .isEqualTo("{\"statusCode\":200,\"executedVersion\":\"$LATEST\",\"functionError\":\"Unhandled\"}");
        assertThat(Json.write(told.get("responsePayload"))).contains("\"errorMessage\":\"broken\"");
    }

    @Test
    void givesUpAtOnceWhatWouldBeTooOldForItsNextAttempt() {
        String function = failing();
        aws.lambda.putFunctionEventInvokeConfig(r -> r.functionName(function)
                .maximumEventAgeInSeconds(90)
                .destinationConfig(d -> d.onFailure(f -> f.destination(Triggers.arn(results)))));
        Instant sent = aws.time.now();

        invoke(function, "{}");
        aws.emulator.settle();

        assertThat(aws.time.now()).isEqualTo(sent.plusSeconds(60));
        assertThat(aws.bodies(results))
                .singleElement()
                .asString()
                .contains("\"condition\":\"EventAgeExceeded\",\"approximateInvokeCount\":2")
                .contains("\"responsePayload\":{\"errorMessage\":\"broken\"");
    }

    @Test
    void aFunctionThatMayNotRunAtAllFailsWithoutAnAttempt() {
        String function = aws.function("worker", event -> "null");
        destinations(function, 2);
        aws.lambda.putFunctionConcurrency(r -> r.functionName(function).reservedConcurrentExecutions(0));

        invoke(function, "{}");
        aws.emulator.settle();

        assertThat(aws.bodies(results))
                .singleElement()
                .asString()
                .contains("\"condition\":\"ZeroReservedConcurrency\",\"approximateInvokeCount\":0");
    }

    @Test
    void aFunctionCanBeADestination() {
        String function = aws.function("worker", event -> "\"ok\"");
        String next = aws.function("next", event -> "null");
        aws.lambda.putFunctionEventInvokeConfig(r -> r.functionName(function)
                .destinationConfig(d ->
                        d.onSuccess(s -> s.destination("arn:aws:lambda:us-east-1:000000000000:function:" + next))));

        invoke(function, "{}");
        aws.emulator.settle();

        assertThat(Probe.of(next).events)
                .singleElement()
                .asString()
                .contains("\"condition\":\"Success\"", "\"responsePayload\":\"ok\"");
    }

    @Test
    void theDeadLetterQueueGetsTheEventItself() {
        String function = failing();
        aws.lambda.updateFunctionConfiguration(
                r -> r.functionName(function).deadLetterConfig(d -> d.targetArn(Triggers.arn(results))));

        invoke(function, "{\"job\":1}");
        aws.emulator.settle();

        Message dead = aws.messages(results).get(0);
        assertThat(dead.body()).isEqualTo("{\"job\":1}");
        assertThat(dead.messageAttributes())
                .containsOnly(
                        Map.entry(
                                "RequestID",
                                attribute(
                                        "String", Probe.of(function).requestIds.get(0))),
                        Map.entry("ErrorCode", attribute("Number", "200")),
                        Map.entry("ErrorMessage", attribute("String", "broken")));
    }

    @Test
    void aRollbackForgetsEventsThatWaitForTheirNextAttempt() {
        String function = failing();
        try (Snapshot before = aws.emulator.snapshot()) {
            invoke(function, "{}");
            aws.emulator.settleNow();
            aws.emulator.rollback(before);
            aws.emulator.settle(Duration.ZERO);
        }
        aws.time.advance(Duration.ofHours(1));
        aws.emulator.settle();

        assertThat(Probe.of(function).events).hasSize(1);
    }

    @Test
    void aRollbackBringsBackEventsThatWaitedWhenTheSnapshotWasTaken() {
        String function = failing();
        invoke(function, "{}");
        aws.emulator.settleNow();
        try (Snapshot waiting = aws.emulator.snapshot()) {
            aws.emulator.settle();
            assertThat(Probe.of(function).events).hasSize(3);
            aws.emulator.rollback(waiting);
            aws.emulator.settle();
        }

        assertThat(Probe.of(function).events).hasSize(5);
    }

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    private String failing() {
        return aws.function("worker", event -> {
            throw new IllegalStateException("broken");
        });
    }

    private void destinations(String function, int retries) {
        aws.lambda.putFunctionEventInvokeConfig(r -> r.functionName(function)
                .maximumRetryAttempts(retries)
                .destinationConfig(d -> d.onSuccess(s -> s.destination(Triggers.arn(results)))
                        .onFailure(f -> f.destination(Triggers.arn(results)))));
    }

    private void invoke(String function, String event) {
        aws.lambda.invoke(r ->
                r.functionName(function).invocationType(InvocationType.EVENT).payload(SdkBytes.fromUtf8String(event)));
    }
}
