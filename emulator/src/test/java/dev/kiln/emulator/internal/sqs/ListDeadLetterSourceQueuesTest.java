package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class ListDeadLetterSourceQueuesTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void listsTheQueuesThatPointHere() {
        String dead = sqs.queue("dead");
        String source = sqs.queue(
                "source",
                Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + sqs.arn(dead) + "\",\"maxReceiveCount\":1}"));
        sqs.queue("other");

        assertThat(sqs.client.listDeadLetterSourceQueues(r -> r.queueUrl(dead)).queueUrls())
                .containsExactly(source);
    }
}
