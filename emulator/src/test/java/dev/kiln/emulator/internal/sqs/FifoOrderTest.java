package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class FifoOrderTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void takesFromOneGroupAsMuchAsItCanAndBlocksIt() {
        String url = sqs.fifo("jobs");
        sqs.sendTo(url, "g", "g1");
        sqs.sendTo(url, "h", "h1");
        sqs.sendTo(url, "g", "g2", "g3");

        List<Message> two = sqs.receive(url, r -> r.maxNumberOfMessages(2));
        assertThat(two).extracting(Message::body).containsExactly("g1", "g2");
        assertThat(sqs.bodies(url)).containsExactly("h1");

        sqs.delete(url, two.get(0));
        assertThat(sqs.receive(url)).isEmpty();
        sqs.delete(url, two.get(1));
        assertThat(sqs.bodies(url)).containsExactly("g3");
    }

    @Test
    void givesOtherGroupsTheNextTurn() {
        String url = sqs.fifo("jobs");
        sqs.sendTo(url, "g", "g1", "g2");
        sqs.sendTo(url, "h", "h1");

        assertThat(sqs.receive(url, r -> r.maxNumberOfMessages(1).visibilityTimeout(0)))
                .extracting(Message::body)
                .containsExactly("g1");
        assertThat(sqs.bodies(url)).containsExactly("h1", "g1", "g2");
    }

    @Test
    void showsAReturnedMessageButNoneBehindAHiddenOne() {
        String url = sqs.fifo("jobs");
        sqs.sendTo(url, "g", "g1", "g2", "g3");
        List<Message> two = sqs.receive(url, r -> r.maxNumberOfMessages(2));

        sqs.client.changeMessageVisibility(
                r -> r.queueUrl(url).receiptHandle(two.get(0).receiptHandle()).visibilityTimeout(0));

        assertThat(sqs.bodies(url)).containsExactly("g1");
        sqs.seconds(30);
        assertThat(sqs.bodies(url)).containsExactly("g1", "g2", "g3");
    }

    @Test
    void wakesAReceiverWhenAGroupIsFree() {
        String url = sqs.fifo("jobs");
        sqs.sendTo(url, "g", "g1", "g2");
        Message first = sqs.receive(url, r -> r.maxNumberOfMessages(1)).get(0);
        CompletableFuture<ReceiveMessageResponse> waiting =
                sqs.async.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20));
        assertThat(waiting).isNotDone();

        sqs.delete(url, first);

        assertThat(waiting)
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(
                        r -> assertThat(r.messages()).extracting(Message::body).containsExactly("g2"));
    }

    @Test
    void aDeadLetterIsAsOldAsItsMove() {
        String dead = sqs.fifo("dead", Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "100"));
        String url = sqs.fifo(
                "jobs",
                Map.of(
                        QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
                        "true",
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + sqs.arn(dead) + "\",\"maxReceiveCount\":1}"));
        sqs.sendTo(url, "g", "poison");
        sqs.receive(url);
        sqs.seconds(90);
        sqs.receive(url);

        sqs.seconds(90);
        assertThat(sqs.receive(dead)).hasSize(1);
        sqs.seconds(10);
        assertThat(sqs.attribute(dead, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("0");
    }
}
