package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class ListMessageMoveTasksTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void listsTheLatestFirstAndOneUnlessAskedForMore() {
        String dead = sqs.queue("dead");
        String target = sqs.queue("target");
        sqs.queue(
                "jobs",
                Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + sqs.arn(dead) + "\",\"maxReceiveCount\":1}"));
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < i; j++) {
                sqs.send(dead, "x");
            }
            sqs.client.startMessageMoveTask(r -> r.sourceArn(sqs.arn(dead)).destinationArn(sqs.arn(target)));
        }

        assertThat(sqs.client
                        .listMessageMoveTasks(r -> r.sourceArn(sqs.arn(dead)))
                        .results())
                .extracting(ListMessageMoveTasksResultEntry::approximateNumberOfMessagesMoved)
                .containsExactly(11L);
        assertThat(sqs.client
                        .listMessageMoveTasks(r -> r.sourceArn(sqs.arn(dead)).maxResults(10))
                        .results())
                .extracting(ListMessageMoveTasksResultEntry::approximateNumberOfMessagesToMove)
                .containsExactly(11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L);
        assertThat(sqs.client
                        .listMessageMoveTasks(r -> r.sourceArn(sqs.arn(target)))
                        .results())
                .isEmpty();
        TestSqs.refused(
                "ResourceNotFoundException",
                "The resource that you specified for the SourceArn parameter doesn't exist.",
                () -> sqs.client.listMessageMoveTasks(r -> r.sourceArn(sqs.arn(dead) + "x")));
    }
}
