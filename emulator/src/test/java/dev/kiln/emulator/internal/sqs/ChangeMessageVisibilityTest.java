package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class ChangeMessageVisibilityTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    private void change(String url, Message message, int seconds) {
        sqs.client.changeMessageVisibility(
                r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(seconds));
    }

    @Test
    void prolongsAndEndsTheTimeAMessageIsHidden() {
        String url = sqs.queue("jobs");
        sqs.send(url, "x");
        Message first = sqs.receive(url).get(0);

        change(url, first, 100);
        sqs.seconds(99);
        assertThat(sqs.receive(url)).isEmpty();
        change(url, first, 0);
        assertThat(sqs.bodies(url)).containsExactly("x");
    }

    @Test
    void wakesAWaitingReceiver() {
        String url = sqs.queue("jobs");
        sqs.send(url, "x");
        Message first = sqs.receive(url).get(0);
        CompletableFuture<ReceiveMessageResponse> waiting =
                sqs.async.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20));

        change(url, first, 0);

        assertThat(waiting)
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(r -> assertThat(r.messages()).hasSize(1));
    }

    @Test
    void refusesMessagesThatAreNotInFlight() {
        String url = sqs.queue("jobs");
        sqs.send(url, "x");
        Message message = sqs.receive(url).get(0);
        sqs.delete(url, message);

        TestSqs.refused(
                "InvalidParameterValue",
                "Value " + message.receiptHandle() + " for parameter ReceiptHandle is invalid. Reason: Message does not"
                        + " exist or is not available for visibility timeout change.",
                () -> change(url, message, 10));
    }

    @Test
    void hidesAMessageAgainWhoseTimeIsOver() {
        String url = sqs.queue("jobs");
        sqs.send(url, "x");
        Message first = sqs.receive(url).get(0);
        sqs.seconds(31);

        change(url, first, 2);

        assertThat(sqs.receive(url)).isEmpty();
        sqs.seconds(2);
        assertThat(sqs.bodies(url)).containsExactly("x");
    }

    @Test
    void takesTheHandleOfAnEarlierReceiveWhereTheQueueIsAStandardOne() {
        String url = sqs.queue("jobs");
        sqs.send(url, "x");
        Message first = sqs.receive(url, r -> r.visibilityTimeout(0)).get(0);
        sqs.receive(url);

        change(url, first, 0);

        assertThat(sqs.bodies(url)).containsExactly("x");
    }

    @Test
    void refusesTheHandleOfAFifoMessageWhoseTimeIsOver() {
        String url = sqs.fifo("jobs");
        sqs.sendTo(url, "a", "x");
        Message first = sqs.receive(url).get(0);
        sqs.seconds(31);

        TestSqs.refused(
                "InvalidParameterValue",
                "Value " + first.receiptHandle() + " for parameter ReceiptHandle is invalid. Reason: Message does not"
                        + " exist or is not available for visibility timeout change.",
                () -> change(url, first, 10));
    }

    @Test
    void hidesAMessageForTwelveHoursAtMostAltogether() {
        String url = sqs.queue("jobs");
        sqs.send(url, "x");
        Message received = sqs.receive(url).get(0);
        change(url, received, 43_200);
        sqs.seconds(3600);

        TestSqs.refused(
                "InvalidParameterValue",
                "Value 39601 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is"
                        + " beyond the limit [43200 seconds].",
                () -> change(url, received, 39_601));
        change(url, received, 39_600);
    }
}
