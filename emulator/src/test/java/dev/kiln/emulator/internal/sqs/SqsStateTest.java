package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.ManualTime;
import dev.kiln.emulator.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@Timeout(60)
class SqsStateTest {
    @TempDir
    private Path data;

    @Test
    void rollbackBringsDeletedMessagesBack() {
        try (TestSqs sqs = new TestSqs()) {
            String url = sqs.fifo("jobs");
            sqs.sendTo(url, "g", "one", "two");
            Snapshot before = sqs.emulator.snapshot();
            sqs.receive(url).forEach(message -> sqs.delete(url, message));
            assertThat(sqs.receive(url)).isEmpty();

            sqs.emulator.rollback(before);

            assertThat(sqs.bodies(url)).containsExactly("one", "two");
        }
    }

    @Test
    void messagesOutliveTheProcessWithADataDirectory() {
        EmulatorConfig config = EmulatorConfig.builder().data(data).build();
        MessageAttributeValue value = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("v")
                .build();
        try (LambdaEmulator emulator = LambdaEmulator.start(config);
                SqsClient client = emulator.client(SqsClient.builder())) {
            client.createQueue(r -> r.queueName("jobs.fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
            client.sendMessage(r -> r.queueUrl("jobs.fifo")
                    .messageBody("kept")
                    .messageGroupId("g")
                    .messageDeduplicationId("d")
                    .messageAttributes(Map.of("a", value)));
        }

        try (LambdaEmulator emulator = LambdaEmulator.start(config);
                SqsClient client = emulator.client(SqsClient.builder())) {
            Message kept = client.receiveMessage(r -> r.queueUrl("jobs.fifo").messageAttributeNames("All"))
                    .messages()
                    .get(0);
            assertThat(kept.body()).isEqualTo("kept");
            assertThat(kept.messageAttributes()).isEqualTo(Map.of("a", value));
        }
    }

    @Test
    void aTaskThatMovesMessagesGoesOnAfterARestart() {
        ManualTime first = new ManualTime();
        try (LambdaEmulator emulator = LambdaEmulator.start(
                        EmulatorConfig.builder().data(data).time(first).build());
                SqsClient client = emulator.client(SqsClient.builder())) {
            client.createQueue(r -> r.queueName("dead"));
            client.createQueue(r -> r.queueName("jobs")
                    .attributes(Map.of(
                            QueueAttributeName.REDRIVE_POLICY,
                            "{\"deadLetterTargetArn\":\"" + arn("dead") + "\",\"maxReceiveCount\":1}")));
            for (int i = 0; i < 4; i++) {
                client.sendMessage(r -> r.queueUrl("dead").messageBody("x"));
            }
            client.startMessageMoveTask(
                    r -> r.sourceArn(arn("dead")).destinationArn(arn("jobs")).maxNumberOfMessagesPerSecond(1));
            first.advance(Duration.ofSeconds(1));
        }

        ManualTime second = new ManualTime();
        try (LambdaEmulator emulator = LambdaEmulator.start(
                        EmulatorConfig.builder().data(data).time(second).build());
                SqsClient client = emulator.client(SqsClient.builder())) {
            assertThat(status(client)).isEqualTo("RUNNING");
            second.advance(Duration.ofSeconds(10));

            assertThat(status(client)).isEqualTo("COMPLETED");
            assertThat(client.receiveMessage(r -> r.queueUrl("jobs").maxNumberOfMessages(10))
                            .messages())
                    .hasSize(4);
        }
    }

    private static String arn(String queue) {
        return "arn:aws:sqs:us-east-1:000000000000:" + queue;
    }

    private static String status(SqsClient client) {
        return client.listMessageMoveTasks(r -> r.sourceArn(arn("dead")))
                .results()
                .get(0)
                .status();
    }

    @Test
    void concurrentConsumersGetEveryMessageOnce() {
        int consumers = 32;
        int messages = 640;
        ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(consumers);
        try (TestSqs sqs = new TestSqs()) {
            String url = sqs.queue("jobs");
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < consumers; i++) {
                int first = i * messages / consumers;
                all.add(CompletableFuture.runAsync(
                        () -> {
                            for (int number = first; number < first + messages / consumers; number++) {
                                sqs.send(url, "message " + number);
                            }
                            while (received.size() < messages) {
                                for (Message message : sqs.receive(url)) {
                                    received.add(message.body());
                                    sqs.delete(url, message);
                                }
                            }
                        },
                        threads));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } finally {
            threads.shutdownNow();
        }
        assertThat(received).hasSize(messages).doesNotHaveDuplicates();
    }
}
