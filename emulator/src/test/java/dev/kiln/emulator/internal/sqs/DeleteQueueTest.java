package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class DeleteQueueTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void forgetsTheQueueAndItsMessages() {
        String url = sqs.queue("jobs");
        sqs.send(url, "one");

        sqs.client.deleteQueue(r -> r.queueUrl(url));

        TestSqs.refused(
                "AWS.SimpleQueueService.NonExistentQueue",
                "The specified queue does not exist.",
                () -> sqs.receive(url));
        sqs.queue("jobs");
        assertThat(sqs.receive(url)).isEmpty();
    }

    @Test
    void endsTheWaitOfReceivers() {
        String url = sqs.queue("jobs");
        CompletableFuture<ReceiveMessageResponse> waiting =
                sqs.async.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20));

        sqs.client.deleteQueue(r -> r.queueUrl(url));

        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(QueueDoesNotExistException.class);
    }
}
