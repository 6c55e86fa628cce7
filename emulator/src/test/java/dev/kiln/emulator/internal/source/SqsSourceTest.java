package dev.kiln.emulator.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.CallJournal;
import dev.kiln.emulator.internal.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class SqsSourceTest {
    @RegisterExtension
    final Triggers aws = new Triggers();

    @Test
    void callsTheFunctionWithAMessageAndDeletesIt() {
        String function = aws.function("reader", event -> "null");
        String queue = aws.queue("orders");
        aws.map(queue, function);

        aws.send(queue, "hello");
        aws.emulator.settle();

        assertThat(Probe.of(function).events).hasSize(1);
        assertThat(Triggers.bodiesIn(Probe.of(function).events.get(0))).containsExactly("hello");
        assertThat(aws.size(queue)).isZero();
    }

    @Test
    void givesTheFunctionAwssEvent() {
        String function = aws.function("reader", event -> "null");
        String queue = aws.queue("orders");
        aws.map(queue, function);

        aws.sqs.sendMessage(r -> r.queueUrl(queue)
                .messageBody("{\"a\":1}")
                .messageAttributes(Map.of(
                        "colour",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("blue")
                                        .build(),
                        "raw",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(SdkBytes.fromUtf8String("xy"))
                                        .build())));
        aws.emulator.settle();

        String event = Probe.of(function).events.get(0);
        Map<String, ?> record = record(event);
        assertThat(record.keySet().stream().map(String::valueOf).toList())
                .containsExactly(
                        "messageId",
                        "receiptHandle",
                        "body",
                        "attributes",
                        "messageAttributes",
                        "md5OfMessageAttributes",
                        "md5OfBody",
                        "eventSource",
                        "eventSourceARN",
                        "awsRegion");
        assertThat(event)
                .contains(
                        "\"body\":\"{\\\"a\\\":1}\"",
                        "\"attributes\":{\"ApproximateReceiveCount\":\"1\",\"SentTimestamp\":\"1767225600000\",\"SenderId\":\"000000000000\",\"ApproximateFirstReceiveTimestamp\":\"1767225600000\"}",
                        "\"colour\":{\"stringValue\":\"blue\",\"stringListValues\":[],\"binaryListValues\":[],\"dataType\":\"String\"}",
                        "\"raw\":{\"binaryValue\":\"eHk=\",\"stringListValues\":[],\"binaryListValues\":[],\"dataType\":\"Binary\"}",
                        "\"eventSource\":\"aws:sqs\",\"eventSourceARN\":\"arn:aws:sqs:us-east-1:000000000000:orders\",\"awsRegion\":\"us-east-1\"");
    }

    @Test
    void leavesTheDigestOfAttributesOutUnlessBatchesAreCollected() {
        String function = aws.function("reader", event -> "null");
        String plain = aws.queue("plain");
        String windowed = aws.queue("windowed");
        aws.map(plain, function);
        aws.map(windowed, function, r -> r.maximumBatchingWindowInSeconds(1));

        aws.send(plain, "a");
        aws.emulator.settle();
        aws.send(windowed, "b");
        aws.emulator.settle();

        assertThat(Probe.of(function).events.get(0)).doesNotContain("md5OfMessageAttributes");
        assertThat(Probe.of(function).events.get(1)).contains("\"md5OfMessageAttributes\":null");
    }

    @Test
    void redeliversAfterTheVisibilityTimeoutWhatAFunctionFailedOn() {
        AtomicInteger attempts = new AtomicInteger();
        String function = aws.function("reader", event -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return "null";
        });
        String queue = aws.queue("orders");
        aws.map(queue, function);

        aws.send(queue, "hello");
        aws.emulator.settleNow();
        assertThat(attempts).hasValue(1);
        aws.time.advance(Duration.ofSeconds(29));
        aws.emulator.settleNow();
        assertThat(attempts).hasValue(1);
        aws.time.advance(Duration.ofSeconds(1));
        aws.emulator.settleNow();

        assertThat(attempts).hasValue(2);
        assertThat(Probe.of(function).events.get(1)).contains("\"ApproximateReceiveCount\":\"2\"");
        assertThat(aws.size(queue)).isZero();
    }

    @Test
    void aPoisonMessageEndsInTheDeadLetterQueue() {
        String function = aws.function("reader", event -> {
            throw new IllegalStateException("never");
        });
        String dead = aws.queue("dead");
        String queue = aws.queue("orders", dead, 3);
        aws.map(queue, function);

        aws.send(queue, "poison");
        aws.emulator.settle();

        assertThat(Probe.of(function).events).hasSize(3);
        assertThat(aws.size(queue)).isZero();
        assertThat(aws.bodies(dead)).containsExactly("poison");
    }

    @Test
    void deletesWhatNoFilterWants() {
        String function = aws.function("reader", event -> "null");
        String queue = aws.queue("orders");
        aws.map(
                queue,
                function,
                r -> r.filterCriteria(Triggers.filters(
                        "{\"body\":{\"kind\":[\"order\"],\"total\":[{\"numeric\":[\">\",100]}]}}",
                        "{\"body\":[{\"prefix\":\"urgent\"}]}")));

        aws.send(
                queue,
                "{\"kind\":\"order\",\"total\":250}",
                "{\"kind\":\"order\",\"total\":5}",
                "urgent: call back",
                "nothing");
        aws.emulator.settle();

        List<String> seen = new ArrayList<>();
        Probe.of(function).events.forEach(event -> seen.addAll(Triggers.bodiesIn(event)));
        assertThat(seen).containsExactlyInAnyOrder("{\"kind\":\"order\",\"total\":250}", "urgent: call back");
        assertThat(aws.size(queue)).isZero();
    }

    @Test
    void collectsABatchUntilItsWindowEnds() {
        String function = aws.function("reader", event -> "null");
        String queue = aws.queue("orders");
        aws.map(queue, function, r -> r.batchSize(100).maximumBatchingWindowInSeconds(5));

        aws.send(queue, "1", "2", "3");
        aws.emulator.settleNow();
        aws.time.advance(Duration.ofSeconds(4));
        aws.emulator.settleNow();
        assertThat(Probe.of(function).events).isEmpty();
        aws.time.advance(Duration.ofSeconds(1));
        aws.emulator.settleNow();

        assertThat(Probe.of(function).events).hasSize(1);
        assertThat(Triggers.bodiesIn(Probe.of(function).events.get(0))).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void aFullBatchDoesNotWaitForItsWindow() {
        String function = aws.function("reader", event -> "null");
        String queue = aws.queue("orders");
        aws.map(queue, function, r -> r.batchSize(25).maximumBatchingWindowInSeconds(300));

        for (int i = 0; i < 25; i++) {
            aws.send(queue, "message " + i);
        }
        aws.emulator.settleNow();

        assertThat(Probe.of(function).events).hasSize(1);
        assertThat(Triggers.bodiesIn(Probe.of(function).events.get(0))).hasSize(25);
    }

    @Test
    void neverSendsMoreThanAnEventMayHold() {
        String function = aws.function("reader", event -> "null");
        String queue = aws.queue("orders");
        String large = "x".repeat(1_000_000);
        for (int i = 0; i < 10; i++) {
            aws.send(queue, large);
        }
        aws.map(queue, function);
        aws.emulator.settle();

        assertThat(Probe.of(function).events).hasSize(2).allMatch(event -> event.length() <= 6_291_556);
        assertThat(aws.size(queue)).isZero();
    }

    @Test
    void runsNoMoreBatchesAtATimeThanItsMaximumConcurrency() {
        CountDownLatch two = new CountDownLatch(2);
        String function = aws.function("reader", event -> {
            two.countDown();
            two.await(10, TimeUnit.SECONDS);
            return "null";
        });
        String queue = aws.queue("orders");
        for (int i = 0; i < 20; i++) {
            aws.send(queue, "message " + i);
        }
        aws.map(queue, function, r -> r.batchSize(1).scalingConfig(s -> s.maximumConcurrency(2)));
        aws.emulator.settle();

        assertThat(Probe.of(function).events).hasSize(20);
        assertThat(Probe.of(function).mostRunning).hasValue(2);
    }

    @Test
    void staysWithinTheReservedConcurrencyAndLosesNothing() {
        String function = aws.function("reader", event -> "null");
        aws.lambda.putFunctionConcurrency(r -> r.functionName(function).reservedConcurrentExecutions(2));
        String queue = aws.queue("orders");
        for (int i = 0; i < 30; i++) {
            aws.send(queue, "message " + i);
        }
        aws.map(queue, function, r -> r.batchSize(1));
        aws.emulator.settle();

        assertThat(Probe.of(function).events).hasSize(30);
        assertThat(Probe.of(function).mostRunning.get()).isLessThanOrEqualTo(2);
        assertThat(aws.size(queue)).isZero();
    }

    @Test
    void returnsABatchThatStaysThrottled() {
        String function = aws.function("reader", event -> "null");
        aws.lambda.putFunctionConcurrency(r -> r.functionName(function).reservedConcurrentExecutions(0));
        String dead = aws.queue("dead");
        String queue = aws.queue("orders", dead, 2);
        aws.map(queue, function);

        aws.send(queue, "hello");
        aws.emulator.settle();

        assertThat(Probe.of(function).events).isEmpty();
        assertThat(aws.messages(dead))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.attributesAsStrings()).containsEntry("ApproximateReceiveCount", "3"));
    }

    @Test
    void keepsTheOrderOfAFifoGroupAlsoWhenItFails() {
        List<String> done = new java.util.concurrent.CopyOnWriteArrayList<>();
        AtomicInteger failures = new AtomicInteger(2);
        String function = aws.function("reader", event -> {
            for (String body : Triggers.bodiesIn(event)) {
                if (body.equals("a2") && failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("not yet");
                }
                done.add(body);
            }
            return "null";
        });
        String queue = aws.fifo("orders");
        aws.map(queue, function, r -> r.batchSize(1));

        aws.sendTo(queue, "a", "a1", "a2", "a3");
        aws.sendTo(queue, "b", "b1", "b2");
        aws.emulator.settle();

        assertThat(done.stream().filter(body -> body.startsWith("a"))).containsExactly("a1", "a2", "a3");
        assertThat(done.stream().filter(body -> body.startsWith("b"))).containsExactly("b1", "b2");
        assertThat(done.indexOf("b2")).isLessThan(done.indexOf("a3"));
    }

    @Test
    void theJournalShowsTheMappingAsTheCaller() {
        String function = aws.function("reader", event -> "null");
        String queue = aws.queue("orders");
        String uuid = aws.map(queue, function);

        aws.send(queue, "hello");
        aws.emulator.settle();

        assertThat(aws.emulator.journal().calls("lambda", "Invoke"))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.origin()).isEqualTo(CallJournal.Origin.EMULATOR);
                    assertThat(call.principal())
                            .isEqualTo("arn:aws:lambda:us-east-1:000000000000:event-source-mapping:" + uuid);
                });
        assertThat(aws.emulator.journal().calls("sqs", "DeleteMessageBatch"))
                .singleElement()
                .satisfies(call -> assertThat(call.traceId())
                        .isEqualTo(aws.emulator
                                .journal()
                                .calls("lambda", "Invoke")
                                .get(0)
                                .traceId()));
    }

    private static Map<String, ?> record(String event) {
        Object records = Objects.requireNonNull(Json.object(event)).get("Records");
        return Objects.requireNonNull(Json.asObject(((List<?>) Objects.requireNonNull(records)).get(0)));
    }
}
