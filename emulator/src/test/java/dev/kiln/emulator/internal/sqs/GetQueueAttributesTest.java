package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class GetQueueAttributesTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void answersAllWithAwsDefaults() {
        String url = sqs.queue("jobs");

        Map<QueueAttributeName, String> all = sqs.client
                .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();

        assertThat(all)
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
                .containsEntry(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1048576")
                .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600")
                .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "0")
                .containsEntry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true")
                .hasSize(12);
    }

    @Test
    void countsVisibleDelayedAndHiddenMessages() {
        String url = sqs.queue("jobs");
        sqs.send(url, "one", "two");
        sqs.client.sendMessage(r -> r.queueUrl(url).messageBody("later").delaySeconds(60));
        sqs.receive(url, r -> r.maxNumberOfMessages(1));

        assertThat(sqs.attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("1");
        assertThat(sqs.attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .isEqualTo("1");
        assertThat(sqs.attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("1");

        sqs.seconds(60);

        assertThat(sqs.attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("3");
    }

    @Test
    void addsTheAttributesOfFifoQueues() {
        String url = sqs.queue("jobs.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "True"));

        assertThat(sqs.attribute(url, QueueAttributeName.FIFO_QUEUE)).isEqualTo("true");
        assertThat(sqs.attribute(url, QueueAttributeName.FIFO_THROUGHPUT_LIMIT)).isEqualTo("perQueue");
    }
}
