package dev.kiln.emulator.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;

class RecursionTest {
    @RegisterExtension
    final Triggers aws = new Triggers();

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void stopsAFunctionThatSendsToItsOwnQueue() {
        String dead = aws.queue("dead");
        String queue = aws.queue("loop", dead, 1);
        aws.map(queue, loop(queue, 100), r -> r.batchSize(1));

        aws.send(queue, "start");
        aws.emulator.settle();

        assertThat(runs).hasValue(16);
        assertThat(aws.bodies(dead)).containsExactly("again");
    }

    @Test
    void letsOneThatMayGoOn() {
        String queue = aws.queue("loop");
        String function = loop(queue, 20);
        aws.lambda.putFunctionRecursionConfig(r -> r.functionName(function).recursiveLoop("Allow"));
        aws.map(queue, function, r -> r.batchSize(1));

        aws.send(queue, "start");
        aws.emulator.settle();

        assertThat(runs).hasValue(20);
    }

    /** Sends as an SDK does that finds a trace header in its function's environment. */
    private String loop(String queue, int most) {
        String function = aws.function("loop", event -> "null");
        Probe probe = Probe.of(function);
        probe.code = event -> {
            if (runs.incrementAndGet() < most) {
                String trace = probe.traces.get(probe.traces.size() - 1);
                aws.sqs.sendMessage(r -> r.queueUrl(queue)
                        .messageBody("again")
                        .messageSystemAttributes(Map.of(
                                MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                                MessageSystemAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(trace)
                                        .build())));
            }
            return "null";
        };
        return function;
    }
}
