package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.CallJournal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

@Timeout(60)
class ReceiveMessageTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void redeliversAfterTheVisibilityTimeoutAndCounts() {
        String url = sqs.queue("jobs");
        sqs.send(url, "x");

        Message first = sqs.receive(url).get(0);
        assertThat(sqs.receive(url)).isEmpty();
        sqs.seconds(30);
        Message again = sqs.receive(url).get(0);

        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(first.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
        assertThat(again.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
    }

    @Test
    void waitsForAMessageWithoutAThread() {
        String url = sqs.queue("jobs");
        CompletableFuture<ReceiveMessageResponse> waiting =
                sqs.async.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20));
        assertThat(waiting).isNotDone();

        sqs.send(url, "x");

        assertThat(waiting)
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(r -> assertThat(r.messages()).hasSize(1));
    }

    @Test
    void givesAMessageThatIsDueToAWaitingReceiverAndEndsOtherWaitsEmpty() {
        String url = sqs.queue("jobs");
        sqs.client.sendMessage(r -> r.queueUrl(url).messageBody("x").delaySeconds(5));
        CompletableFuture<ReceiveMessageResponse> one = sqs.async.receiveMessage(
                r -> r.queueUrl(url).waitTimeSeconds(20).visibilityTimeout(43_200));
        CompletableFuture<ReceiveMessageResponse> two = sqs.async.receiveMessage(
                r -> r.queueUrl(url).waitTimeSeconds(20).visibilityTimeout(43_200));

        // requests may arrive late, so that no single step is known to be far enough
        while (!(one.isDone() && two.isDone())) {
            sqs.seconds(1);
        }

        assertThat(List.of(one.join().messages().size(), two.join().messages().size()))
                .containsExactlyInAnyOrder(1, 0);
    }

    @Test
    void givesNothingToAReceiverThatLeft() {
        String url = sqs.queue("jobs");
        CompletableFuture<ReceiveMessageResponse> left =
                sqs.async.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20));
        awaitReceive(call -> true);
        left.cancel(true);
        awaitReceive(call -> call.duration().isPresent());

        sqs.send(url, "x");

        assertThat(sqs.bodies(url)).containsExactly("x");
    }

    private void awaitReceive(Predicate<CallJournal.Call> like) {
        while (sqs.emulator.journal().calls("sqs", "ReceiveMessage").stream().noneMatch(like)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void movesAMessageThatWasReceivedTooOftenToTheDeadLetterQueue() {
        String dead = sqs.queue("dead");
        String url = sqs.queue(
                "jobs",
                Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + sqs.arn(dead) + "\",\"maxReceiveCount\":\"2\"}"));
        sqs.send(url, "poison");
        for (int i = 0; i < 2; i++) {
            assertThat(sqs.receive(url, r -> r.visibilityTimeout(0))).hasSize(1);
            assertThat(sqs.receive(dead)).isEmpty();
        }

        assertThat(sqs.receive(url)).isEmpty();

        Message letter = sqs.receive(dead).get(0);
        assertThat(letter.attributes())
                .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, sqs.arn(url))
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "3");
    }

    @Test
    void forgetsMessagesAfterTheRetentionPeriod() {
        String url = sqs.queue("jobs", Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60"));
        sqs.send(url, "x");
        sqs.seconds(60);

        assertThat(sqs.attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("0");
        assertThat(sqs.receive(url)).isEmpty();
    }

    @Test
    void refusesBoundsInAwsWords() {
        String url = sqs.queue("jobs");

        TestSqs.refused(
                "InvalidParameterValue",
                "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.",
                () -> sqs.receive(url, r -> r.maxNumberOfMessages(11)));
        TestSqs.refused(
                "InvalidParameterValue",
                "Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.",
                () -> sqs.receive(url, r -> r.waitTimeSeconds(21)));
    }

    @Test
    void answersTheAttributesThatWereAskedFor() {
        String url = sqs.queue("jobs");
        MessageAttributeValue value = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("v")
                .build();
        sqs.client.sendMessage(r ->
                r.queueUrl(url).messageBody("x").messageAttributes(Map.of("a.one", value, "a.two", value, "b", value)));

        assertThat(sqs.receive(url, r -> r.messageAttributeNames("a.*").visibilityTimeout(0))
                        .get(0)
                        .messageAttributes())
                .containsOnlyKeys("a.one", "a.two");
        assertThat(sqs.client.receiveMessage(r -> r.queueUrl(url)).messages().get(0))
                .satisfies(message -> {
                    assertThat(message.hasMessageAttributes()).isFalse();
                    assertThat(message.md5OfMessageAttributes()).isNull();
                    assertThat(message.hasAttributes()).isFalse();
                });
    }

    @Test
    void givesAQuietGroupsMessagesBeforeThoseOfANoisyOne() {
        String url = sqs.queue("jobs");
        for (int i = 0; i < 40; i++) {
            sqs.sendTo(url, "noisy", "noise " + i);
        }
        sqs.sendTo(url, "quiet", "1", "2");
        assertThat(sqs.bodies(url)).containsExactlyInAnyOrderElementsOf(noise(0, 10));
        List<Message> more = sqs.receive(url, r -> r.maxNumberOfMessages(1));

        List<Message> fair = sqs.receive(url, r -> r.maxNumberOfMessages(3));

        assertThat(more).extracting(Message::body).containsExactly("noise 10");
        assertThat(fair).extracting(Message::body).containsExactly("1", "2", "noise 11");
        assertThat(fair.get(0).attributes()).containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "quiet");
        sqs.seconds(30);
        assertThat(sqs.bodies(url))
                .as("nothing is in flight any more")
                .hasSize(10)
                .doesNotContain("1", "2");
    }

    private static List<String> noise(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "noise " + i).toList();
    }

    @Test
    void answersTheDigestOfTheAttributesThatWereAskedFor() {
        String url = sqs.queue("jobs");
        MessageAttributeValue value = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("v")
                .build();
        sqs.client.sendMessage(r -> r.queueUrl(url).messageBody("x").messageAttributes(Map.of("a", value, "b", value)));
        String digestOfOne = sqs.client
                .sendMessage(
                        r -> r.queueUrl(sqs.queue("other")).messageBody("x").messageAttributes(Map.of("a", value)))
                .md5OfMessageAttributes();

        assertThat(sqs.client
                        .receiveMessage(r -> r.queueUrl(url).messageAttributeNames("a"))
                        .messages())
                .extracting(Message::md5OfMessageAttributes)
                .containsExactly(digestOfOne);
    }

    @Test
    @SuppressWarnings("deprecation") // what older clients send
    void mergesTheTwoListsOfSystemAttributes() {
        String url = sqs.queue("jobs");
        sqs.send(url, "x");

        assertThat(sqs.client
                        .receiveMessage(r -> r.queueUrl(url)
                                .attributeNames(QueueAttributeName.fromValue("All"))
                                .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
                        .messages()
                        .get(0)
                        .attributes())
                .containsKeys(
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        MessageSystemAttributeName.SENDER_ID,
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
    }

    @Test
    void aDeadLetterKeepsItsIdAndItsAttributes() {
        String dead = sqs.queue("dead");
        String url = sqs.queue(
                "jobs",
                Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + sqs.arn(dead) + "\",\"maxReceiveCount\":1}"));
        MessageAttributeValue value = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("v")
                .build();
        sqs.client.sendMessage(r -> r.queueUrl(url).messageBody("poison").messageAttributes(Map.of("a", value)));
        Message before = sqs.receive(url, r -> r.visibilityTimeout(0)).get(0);
        sqs.receive(url);

        Message letter = sqs.receive(dead).get(0);

        assertThat(letter.messageId()).isEqualTo(before.messageId());
        assertThat(letter.messageAttributes()).isEqualTo(Map.of("a", value));
        assertThat(letter.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP))
                .isEqualTo(before.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP));
    }

    @Test
    void givesAMessageThatComesBackBeforeThoseThatWereSentAfterIt() {
        String url = sqs.queue("jobs");
        sqs.send(url, "first");
        sqs.receive(url, r -> r.visibilityTimeout(3));
        sqs.seconds(1);
        sqs.send(url, "second");
        sqs.seconds(3);

        assertThat(sqs.bodies(url)).containsExactly("first", "second");
    }

    @Test
    void goesRoundAmongMessagesThatItDoesNotHide() {
        String url = sqs.queue("jobs");
        sqs.send(url, "first", "second");

        for (String body : List.of("first", "second", "first")) {
            sqs.seconds(1);
            assertThat(sqs.receive(url, r -> r.maxNumberOfMessages(1).visibilityTimeout(0)))
                    .extracting(Message::body)
                    .containsExactly(body);
        }
    }

    @Test
    void aLoneAsteriskAsksForAllMessageAttributes() {
        String url = sqs.queue("jobs");
        sqs.client.sendMessage(r -> r.queueUrl(url)
                .messageBody("x")
                .messageAttributes(Map.of(
                        "kind",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("new")
                                .build())));

        assertThat(sqs.client
                        .receiveMessage(r -> r.queueUrl(url).messageAttributeNames("*"))
                        .messages()
                        .get(0)
                        .messageAttributes())
                .containsKey("kind");
    }
}
