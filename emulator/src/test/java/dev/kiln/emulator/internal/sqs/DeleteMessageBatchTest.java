package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;

class DeleteMessageBatchTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void answersForEachEntry() {
        String url = sqs.queue("jobs");
        sqs.send(url, "x");
        String handle = sqs.receive(url).get(0).receiptHandle();

        DeleteMessageBatchResponse answer = sqs.client.deleteMessageBatch(r -> r.queueUrl(url)
                .entries(
                        DeleteMessageBatchRequestEntry.builder()
                                .id("a")
                                .receiptHandle(handle)
                                .build(),
                        DeleteMessageBatchRequestEntry.builder()
                                .id("b")
                                .receiptHandle("garbage")
                                .build()));

        assertThat(answer.successful())
                .extracting(DeleteMessageBatchResultEntry::id)
                .containsExactly("a");
        assertThat(answer.failed()).extracting(BatchResultErrorEntry::code).containsExactly("ReceiptHandleIsInvalid");
        sqs.seconds(31);
        assertThat(sqs.receive(url)).isEmpty();
    }
}
