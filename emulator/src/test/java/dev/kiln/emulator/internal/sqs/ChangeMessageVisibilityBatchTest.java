package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;

class ChangeMessageVisibilityBatchTest {
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

        ChangeMessageVisibilityBatchResponse answer = sqs.client.changeMessageVisibilityBatch(r -> r.queueUrl(url)
                .entries(
                        ChangeMessageVisibilityBatchRequestEntry.builder()
                                .id("a")
                                .receiptHandle(handle)
                                .visibilityTimeout(0)
                                .build(),
                        ChangeMessageVisibilityBatchRequestEntry.builder()
                                .id("b")
                                .receiptHandle("garbage")
                                .visibilityTimeout(0)
                                .build()));

        assertThat(answer.successful()).hasSize(1);
        assertThat(answer.failed()).extracting(BatchResultErrorEntry::id).containsExactly("b");
        assertThat(sqs.bodies(url)).containsExactly("x");
    }
}
