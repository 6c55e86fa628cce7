package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class SendMessageTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void deliversBodyAndAttributesWithDigestsThatTheClientVerifies() {
        String url = sqs.queue("jobs");
        Map<String, MessageAttributeValue> attributes = Map.of(
                "text",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("é")
                                .build(),
                "bytes",
                        MessageAttributeValue.builder()
                                .dataType("Binary.png")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {1, 2}))
                                .build());

        sqs.client.sendMessage(r -> r.queueUrl(url).messageBody("grüße").messageAttributes(attributes));

        Message received = sqs.receive(url).get(0);
        assertThat(received.body()).isEqualTo("grüße");
        assertThat(received.messageAttributes()).isEqualTo(attributes);
    }

    @Test
    void hidesDelayedMessagesUntilTheirTime() {
        String url = sqs.queue("jobs", Map.of(QueueAttributeName.DELAY_SECONDS, "10"));
        sqs.send(url, "queue's delay");
        sqs.client.sendMessage(r -> r.queueUrl(url).messageBody("own delay").delaySeconds(2));

        sqs.seconds(2);
        assertThat(sqs.bodies(url)).containsExactly("own delay");
        sqs.seconds(8);
        assertThat(sqs.bodies(url)).containsExactly("queue's delay");
    }

    @Test
    void refusesWhatAwsRefuses() {
        String url = sqs.queue("jobs", Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024"));

        TestSqs.refused(
                "MissingParameter",
                "The request must contain the parameter MessageBody.",
                () -> sqs.client.sendMessage(r -> r.queueUrl(url).messageBody("")));
        TestSqs.refused(
                "InvalidParameterValue",
                "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.",
                () -> sqs.send(url, "x".repeat(1025)));
        assertThatThrownBy(() -> sqs.send(url, "\u0001")).isInstanceOf(InvalidMessageContentsException.class);
        TestSqs.refused(
                "InvalidParameterValue",
                "Value group 123 for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include"
                        + " alphanumeric and punctuation characters. 1 to 128 in length.",
                () -> sqs.sendTo(url, "group 123", "x"));
    }

    @Test
    void refusesFifoMessagesWithoutGroupOrDeduplication() {
        String url = sqs.fifo("jobs", Map.of());

        TestSqs.refused(
                "MissingParameter", "The request must contain the parameter MessageGroupId.", () -> sqs.send(url, "x"));
        TestSqs.refused(
                "InvalidParameterValue",
                "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided"
                        + " explicitly",
                () -> sqs.sendTo(url, "g", "x"));
        TestSqs.refused(
                "InvalidParameterValue",
                "Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not"
                        + " valid for this queue type.",
                () -> sqs.client.sendMessage(r -> r.queueUrl(url)
                        .messageBody("x")
                        .messageGroupId("g")
                        .messageDeduplicationId("d")
                        .delaySeconds(2)));
    }

    @Test
    void dropsDuplicatesForFiveMinutesEvenAfterTheFirstWasDeleted() {
        String url = sqs.fifo("jobs");
        sqs.sendTo(url, "g", "same");
        sqs.delete(url, sqs.receive(url).get(0));

        sqs.sendTo(url, "g", "same");
        assertThat(sqs.receive(url)).isEmpty();

        sqs.seconds(300);
        sqs.sendTo(url, "g", "same");
        assertThat(sqs.bodies(url)).containsExactly("same");
    }

    @Test
    void deduplicatesPerGroupWhereTheQueueSaysSo() {
        String url = sqs.fifo(
                "jobs",
                Map.of(
                        QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
                        "true",
                        QueueAttributeName.DEDUPLICATION_SCOPE,
                        "messageGroup"));
        sqs.sendTo(url, "g", "same", "same");
        sqs.sendTo(url, "h", "same");

        assertThat(sqs.bodies(url)).containsExactly("same", "same");
    }

    @Test
    void refusesAttributesThatAreIncomplete() {
        String url = sqs.queue("jobs");

        TestSqs.refused(
                "InvalidParameterValue",
                "Message (user) attribute 'X' must contain a non-empty value of type 'String'.",
                () -> sendWith(url, "X", value("String", "")));
        TestSqs.refused(
                "InvalidParameterValue",
                "The type of message (user) attribute 'X' is invalid. You must use only the following supported type"
                        + " prefixes: Binary, Number, String.",
                () -> sendWith(url, "X", value("Text", "v")));
        TestSqs.refused(
                "InvalidParameterValue",
                "The message (user) attribute 'X' must contain a non-empty message attribute type.",
                () -> sendWith(url, "X", value("", "v")));
        assertThatThrownBy(() -> sendWith(url, "X", value("String", "\u0001")))
                .hasMessageContaining("Invalid characters found.");
        assertThatThrownBy(() -> sendWith(url, "AWS.x", value("String", "v"))).isInstanceOf(SqsException.class);
        assertThat(sqs.receive(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS.x | You can't use message attribute names beginning with 'AWS.' or 'Amazon'. These strings are reserved for internal use.
            .x    | Message (user) attribute name must not begin with character '.'.
            x.    | Message (user) attribute name must not end with character '.'.
            a..b  | Message (user) attribute name must not have successive '.' characters.
            """)
    void refusesNamesOfAttributes(String name, String message) {
        String url = sqs.queue("jobs");

        TestSqs.refused("InvalidParameterValue", message, () -> sendWith(url, name, value("String", "v")));
    }

    @Test
    void refusesAttributesOfTheSystemBesidesTheTrace() {
        String url = sqs.queue("jobs");

        TestSqs.refused(
                "InvalidParameterValue",
                "Message system attribute name 'Other' is invalid.",
                () -> sqs.client.sendMessage(r -> r.queueUrl(url)
                        .messageBody("x")
                        .messageSystemAttributesWithStrings(Map.of(
                                "Other",
                                MessageSystemAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("v")
                                        .build()))));
    }

    @Test
    void refusesValuesThatDoNotGoWithTheirType() {
        String url = sqs.queue("jobs");

        TestSqs.refused(
                "InvalidParameterValue",
                "Message (user) attribute 'X' with type 'Binary' must use field 'Binary'.",
                () -> sendWith(url, "X", value("Binary", "v")));
        TestSqs.refused(
                "InvalidParameterValue",
                "Number attribute value 1e200 should be in range (-10**128..10**126)",
                () -> sendWith(url, "X", value("Number", "1e200")));
        TestSqs.refused(
                "AWS.SimpleQueueService.UnsupportedOperation",
                "Message attribute list values in SendMessage operation are not supported.",
                () -> sendWith(
                        url,
                        "X",
                        value("String", "v").toBuilder().stringListValues("w").build()));
    }

    private void sendWith(String url, String name, MessageAttributeValue value) {
        sqs.client.sendMessage(r -> r.queueUrl(url).messageBody("x").messageAttributes(Map.of(name, value)));
    }

    private static MessageAttributeValue value(String type, String text) {
        return MessageAttributeValue.builder().dataType(type).stringValue(text).build();
    }

    @Test
    void answersADigestOfItsOwnForTheTraceHeader() {
        String url = sqs.queue("jobs");
        Map<String, MessageAttributeValue> attributes = Map.of("a", value("String", "v"));

        SendMessageResponse plain =
                sqs.client.sendMessage(r -> r.queueUrl(url).messageBody("x").messageAttributes(attributes));
        SendMessageResponse traced = sqs.client.sendMessage(r -> r.queueUrl(url)
                .messageBody("x")
                .messageAttributes(attributes)
                .messageSystemAttributes(Map.of(
                        MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                        MessageSystemAttributeValue.builder()
                                .dataType("String")
                                .stringValue("Root=1-5759e988-bd862e3fe1be46a994272793")
                                .build())));

        assertThat(plain.md5OfMessageSystemAttributes()).isNull();
        assertThat(traced.md5OfMessageSystemAttributes()).hasSize(32);
        assertThat(traced.md5OfMessageAttributes()).isEqualTo(plain.md5OfMessageAttributes());
    }

    @Test
    void answersADuplicateAsTheFirstAndDelaysByTheQueueOnly() {
        String url = sqs.fifo(
                "jobs",
                Map.of(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true", QueueAttributeName.DELAY_SECONDS, "5"));

        List<SendMessageResponse> twice = List.of(delayed(url), delayed(url));

        assertThat(twice.get(1).messageId()).isEqualTo(twice.get(0).messageId());
        assertThat(twice.get(1).sequenceNumber()).isEqualTo(twice.get(0).sequenceNumber());
        assertThat(sqs.receive(url)).isEmpty();
        sqs.seconds(5);
        assertThat(sqs.receive(url)).hasSize(1);
    }

    private SendMessageResponse delayed(String url) {
        return sqs.client.sendMessage(
                r -> r.queueUrl(url).messageBody("x").messageGroupId("g").delaySeconds(0));
    }

    @Test
    void takesAccentedLettersInNamesOfAttributes() {
        String url = sqs.queue("jobs");

        sqs.client.sendMessage(r -> r.queueUrl(url)
                .messageBody("x")
                .messageAttributes(Map.of(
                        "größe",
                        MessageAttributeValue.builder()
                                .dataType("Number")
                                .stringValue("3")
                                .build())));

        assertThat(sqs.receive(url).get(0).messageAttributes()).containsKey("größe");
    }
}
