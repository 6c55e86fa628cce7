package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.LambdaEmulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class ReceiveAttemptTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    private List<Message> receive(String url, String attempt) {
        return sqs.receive(url, r -> r.receiveRequestAttemptId(attempt).visibilityTimeout(30));
    }

    private static List<String> handles(List<Message> messages) {
        return messages.stream().map(Message::receiptHandle).toList();
    }

    @Test
    void aRepeatedReceiveGetsTheSameMessagesAndHidesThemAnew() {
        String url = sqs.fifo("jobs");
        sqs.sendTo(url, "g", "a", "b");
        List<Message> first = receive(url, "one");

        sqs.seconds(20);
        List<Message> again = receive(url, "one");
        sqs.seconds(20);

        assertThat(handles(again)).isEqualTo(handles(first)).hasSize(2);
        assertThat(sqs.receive(url)).isEmpty();
        sqs.delete(url, again.get(0));
        assertThat(receive(url, "two")).isEmpty();
    }

    @Test
    void aReceiveWhoseMessagesWereTouchedIsNotRepeated() {
        String url = sqs.fifo("jobs");
        sqs.sendTo(url, "g", "a");
        sqs.delete(url, receive(url, "one").get(0));

        TestSqs.refused(
                "InvalidParameterValue",
                "Value one for parameter ReceiveRequestAttemptId is invalid. Reason: The receiveRequestAttemptId is not"
                        + " valid anymore since the receive call is not retryable.",
                () -> receive(url, "one"));
        sqs.seconds(300);
        assertThat(receive(url, "one")).isEmpty();
    }

    @Test
    void messagesThatShowAgainAreReceivedAnew() {
        String url = sqs.fifo("jobs");
        sqs.sendTo(url, "g", "a");
        List<Message> first = receive(url, "one");
        sqs.seconds(30);

        assertThat(handles(receive(url, "one"))).hasSize(1).isNotEqualTo(handles(first));
    }

    @Test
    void repeatsAlsoWhileTheTimeMoves() {
        try (LambdaEmulator running = LambdaEmulator.start();
                SqsClient client = running.client(SqsClient.builder())) {
            String url = client.createQueue(r -> r.queueName("jobs.fifo")
                            .attributes(Map.of(
                                    QueueAttributeName.FIFO_QUEUE,
                                    "true",
                                    QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
                                    "true")))
                    .queueUrl();
            client.sendMessage(r -> r.queueUrl(url).messageBody("a").messageGroupId("g"));

            for (int i = 0; i < 50; i++) {
                assertThat(client.receiveMessage(r -> r.queueUrl(url).receiveRequestAttemptId("one"))
                                .messages())
                        .hasSize(1);
            }
        }
    }

    @Test
    void saysNothingInStandardQueues() {
        String url = sqs.queue("jobs");
        sqs.send(url, "a", "b");

        assertThat(receive(url, "one")).hasSize(2);
        assertThat(receive(url, "one")).isEmpty();
    }
}
