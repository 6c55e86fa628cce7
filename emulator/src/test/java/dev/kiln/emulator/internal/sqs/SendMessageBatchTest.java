package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

class SendMessageBatchTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    @Test
    void failsSingleEntriesAlone() {
        String url = sqs.queue("jobs", Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024"));

        SendMessageBatchResponse sent = sqs.client.sendMessageBatch(r ->
                r.queueUrl(url).entries(entry("good", "x"), entry("long", "x".repeat(1025))));

        assertThat(sent.successful())
                .extracting(SendMessageBatchResultEntry::id)
                .containsExactly("good");
        assertThat(sent.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.code()).isEqualTo("InvalidParameterValue");
            assertThat(failed.senderFault()).isTrue();
            assertThat(failed.message())
                    .isEqualTo("One or more parameters cannot be validated. Reason: Message must be shorter than 1024"
                            + " bytes.");
        });
        assertThat(sqs.bodies(url)).containsExactly("x");
    }

    @Test
    void anEntryThatIsOfTheOtherKindOfQueueFailsAlone() {
        String url = sqs.queue("jobs");

        SendMessageBatchResponse sent = sqs.client.sendMessageBatch(r -> r.queueUrl(url)
                .entries(
                        entry("good", "x"),
                        entry("fifo", "x").toBuilder()
                                .messageDeduplicationId("d")
                                .build()));

        assertThat(sent.successful()).hasSize(1);
        assertThat(sent.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.id()).isEqualTo("fifo");
            assertThat(failed.code()).isEqualTo("InvalidParameterValue");
        });
    }

    @Test
    void refusesBatchesAsAWhole() {
        String url = sqs.queue("jobs");
        List<SendMessageBatchRequestEntry> twenty = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            twenty.add(entry("id" + i, "x"));
        }

        TestSqs.refused(
                "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
                "Maximum number of entries per request are 10. You have sent 20.",
                () -> sqs.client.sendMessageBatch(r -> r.queueUrl(url).entries(twenty)));
        TestSqs.refused(
                "AWS.SimpleQueueService.BatchRequestTooLong",
                "Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.",
                () -> sqs.client.sendMessageBatch(r ->
                        r.queueUrl(url).entries(entry("a", "x".repeat(1 << 20)), entry("b", "x"))));
        assertThatThrownBy(
                        () -> sqs.client.sendMessageBatch(r -> r.queueUrl(url).entries(entry("a b", "x"))))
                .isInstanceOf(InvalidBatchEntryIdException.class);
        assertThatThrownBy(() ->
                        sqs.client.sendMessageBatch(r -> r.queueUrl(url).entries(entry("a", "x"), entry("a", "y"))))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        assertThat(sqs.receive(url)).isEmpty();
    }

    @Test
    void refusesTheWholeBatchWhereAFifoEntryHasNoGroupOrDeduplication() {
        String url = sqs.fifo("jobs", Map.of());
        SendMessageBatchRequestEntry good = SendMessageBatchRequestEntry.builder()
                .id("good")
                .messageBody("x")
                .messageGroupId("g")
                .messageDeduplicationId("d")
                .build();

        TestSqs.refused(
                "InvalidParameterValue",
                "The request must contain the parameter MessageGroupId.",
                () -> sqs.client.sendMessageBatch(r -> r.queueUrl(url).entries(good, entry("bad", "x"))));
        TestSqs.refused(
                "InvalidParameterValue",
                "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided"
                        + " explicitly",
                () -> sqs.client.sendMessageBatch(r -> r.queueUrl(url)
                        .entries(
                                good,
                                entry("bad", "x").toBuilder()
                                        .messageGroupId("g")
                                        .build())));
        assertThat(sqs.receive(url)).isEmpty();
    }

    @Test
    void takesABatchOfAMebibyteWhateverTheQueuesOwnLimitAllowsOneMessage() {
        String url = sqs.queue("jobs");

        SendMessageBatchResponse sent = sqs.client.sendMessageBatch(r ->
                r.queueUrl(url).entries(entry("a", "x".repeat(1 << 19)), entry("b", "x".repeat(1 << 19))));

        assertThat(sent.successful()).hasSize(2);
    }
}
