package dev.kiln.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.source.Probe;
import dev.kiln.emulator.internal.source.Triggers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SettlingTest {
    @RegisterExtension
    final Triggers aws = new Triggers();

    @Test
    void returnsAtOnceWhereNothingIsToBeDone() {
        Instant before = aws.time.now();

        aws.emulator.settle(Duration.ZERO);

        assertThat(aws.time.now()).isEqualTo(before);
    }

    @Test
    void movesTimeToADelayedMessageThatAFunctionWaitsFor() {
        String function = aws.function("reader", event -> "null");
        String queue = aws.queue("orders", Map.of(QueueAttributeName.DELAY_SECONDS, "600"));
        aws.map(queue, function);
        aws.send(queue, "later");
        Instant sent = aws.time.now();

        aws.emulator.settle();

        assertThat(Probe.of(function).events).hasSize(1);
        assertThat(aws.time.now()).isEqualTo(sent.plusSeconds(600));
    }

    @Test
    void doesNotWaitForQueuesThatNoFunctionReads() {
        String queue = aws.queue("orders");
        aws.send(queue, "hello");

        aws.emulator.settle(Duration.ZERO);

        assertThat(aws.size(queue)).isEqualTo(1);
    }

    @Test
    void settlingNowLeavesTimeAndRetriesAlone() {
        String function = aws.function("reader", event -> {
            throw new IllegalStateException("never");
        });
        String queue = aws.queue("orders");
        aws.map(queue, function);
        aws.send(queue, "hello");
        Instant sent = aws.time.now();

        aws.emulator.settleNow();

        assertThat(Probe.of(function).events).hasSize(1);
        assertThat(aws.time.now()).isEqualTo(sent);
        assertThat(aws.size(queue)).isEqualTo(1);
    }

    @Test
    void saysWhatIsStuck() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        String function = aws.function("sleeper", event -> {
            entered.countDown();
            release.await(20, TimeUnit.SECONDS);
            return "null";
        });
        aws.lambda.invoke(r ->
                r.functionName(function).invocationType(InvocationType.EVENT).payload(SdkBytes.fromUtf8String("{}")));
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> aws.emulator.settle(Duration.ofMillis(50)))
                .isInstanceOf(NotSettledException.class)
                .hasMessageContaining("not settled within PT0.05S")
                .hasMessageContaining("being done: invocation ")
                .hasMessageContaining("function:" + function);
        release.countDown();
        aws.emulator.settle();
    }

    @Test
    void saysWhyAMessageThatNeverSucceedsKeepsItFromSettling() {
        String function = aws.function("reader", event -> {
            throw new IllegalStateException("never");
        });
        String queue = aws.queue("orders");
        aws.map(queue, function);
        aws.send(queue, "poison");

        assertThatThrownBy(() -> aws.emulator.settle(Duration.ofMillis(300)))
                .isInstanceOf(NotSettledException.class)
                .satisfies(failure -> assertThat(failure.getMessage())
                        .containsAnyOf("1 received and not deleted; it has no dead-letter queue", "being done"));
    }

    @Test
    void onTheSystemsTimeItSaysAtOnceThatAWaitWouldBeTooLong() {
        try (LambdaEmulator emulator = LambdaEmulator.start();
                SqsClient sqs = emulator.client(SqsClient.builder());
                LambdaClient lambda = emulator.client(LambdaClient.builder())) {
            aws.function("unused", event -> "null");
            emulator.deploy(FunctionConfig.builder("reader")
                    .handler(dev.kiln.emulator.internal.source.ProbeHandler.class.getName())
                    .timeout(Duration.ofSeconds(20))
                    .build());
            String queue = sqs.createQueue(
                            r -> r.queueName("slow").attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "900")))
                    .queueUrl();
            lambda.createEventSourceMapping(
                    r -> r.eventSourceArn(Triggers.arn(queue)).functionName("reader"));
            sqs.sendMessage(r -> r.queueUrl(queue).messageBody("later"));

            assertThatThrownBy(() -> emulator.settle(Duration.ofSeconds(20)))
                    .isInstanceOf(NotSettledException.class)
                    .hasMessageContaining("with a ManualTime it would take no time")
                    .hasMessageContaining("queue slow: 0 messages to be received, 1 delayed");
        }
    }
}
