package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

class CreateQueueTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void answersTheSameUrlForTheSameQueueAndRefusesOtherValues() {
        String url = sqs.queue("jobs", Map.of(QueueAttributeName.DELAY_SECONDS, "5"));

        assertThat(sqs.queue("jobs")).isEqualTo(url).endsWith("/" + sqs.emulator.account() + "/jobs");
        TestSqs.refused(
                "QueueAlreadyExists",
                "A queue already exists with the same name and a different value for attribute DelaySeconds",
                () -> sqs.queue("jobs", Map.of(QueueAttributeName.DELAY_SECONDS, "6")));
    }

    @Test
    void refusesNamesAndAttributesThatDoNotFitTheKindOfQueue() {
        assertThatThrownBy(() -> sqs.queue("jobs", Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .hasMessageContaining("must end with .fifo suffix");
        assertThatThrownBy(() -> sqs.queue("jobs.fifo")).hasMessageContaining("Can only include alphanumeric");
        assertThatThrownBy(() -> sqs.queue("x".repeat(81))).isInstanceOf(SqsException.class);
        TestSqs.refused(
                "InvalidAttributeName",
                "Unknown Attribute ContentBasedDeduplication.",
                () -> sqs.queue("jobs", Map.of(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true")));
        TestSqs.refused(
                "InvalidAttributeName",
                "You can specify the DeduplicationScope only when FifoQueue is set to true.",
                () -> sqs.queue("jobs", Map.of(QueueAttributeName.DEDUPLICATION_SCOPE, "queue")));
        TestSqs.refused(
                "InvalidAttributeName",
                "Unknown Attribute FifoQueue.",
                () -> sqs.queue("jobs", Map.of(QueueAttributeName.FIFO_QUEUE, "false")));
    }
}
