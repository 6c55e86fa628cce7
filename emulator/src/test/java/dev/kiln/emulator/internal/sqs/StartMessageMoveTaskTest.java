package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.Snapshot;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class StartMessageMoveTaskTest {
    private final TestSqs sqs = new TestSqs();
    private final String dead = sqs.queue("dead");

    @AfterEach
    void stop() {
        sqs.close();
    }

    private String withDeadLetters(String name, String... bodies) {
        String url = sqs.queue(
                name,
                Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + sqs.arn(dead) + "\",\"maxReceiveCount\":1}"));
        sqs.send(url, bodies);
        sqs.receive(url, r -> r.visibilityTimeout(0));
        sqs.receive(url);
        return url;
    }

    private ListMessageMoveTasksResultEntry task() {
        return sqs.client
                .listMessageMoveTasks(r -> r.sourceArn(sqs.arn(dead)))
                .results()
                .get(0);
    }

    @Test
    void takesEachMessageBackToWhereItCameFromAsANewOne() {
        String one = withDeadLetters("one", "1");
        String other = withDeadLetters("other", "2");

        sqs.client.startMessageMoveTask(r -> r.sourceArn(sqs.arn(dead)));

        Message back = sqs.receive(one).get(0);
        assertThat(back.body()).isEqualTo("1");
        assertThat(back.attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .doesNotContainKey(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN);
        assertThat(sqs.bodies(other)).containsExactly("2");
        assertThat(sqs.receive(dead)).isEmpty();
        assertThat(task().status()).isEqualTo("COMPLETED");
        assertThat(task().approximateNumberOfMessagesMoved()).isEqualTo(2);
    }

    @Test
    void movesAsManyASecondAsItWasTold() {
        withDeadLetters("jobs", "1", "2", "3");
        String target = sqs.queue("target");

        sqs.client.startMessageMoveTask(
                r -> r.sourceArn(sqs.arn(dead)).destinationArn(sqs.arn(target)).maxNumberOfMessagesPerSecond(1));

        assertThat(sqs.bodies(target)).containsExactly("1");
        assertThat(task().status()).isEqualTo("RUNNING");
        sqs.seconds(1);
        assertThat(sqs.bodies(target)).containsExactly("2");
        sqs.emulator.settle();
        assertThat(sqs.bodies(target)).containsExactly("3");
        assertThat(task().status()).isEqualTo("COMPLETED");
    }

    @Test
    void keepsTheOrderWithinAGroup() {
        String letters = sqs.fifo("dead");
        String jobs = sqs.fifo("jobs");
        sqs.client.setQueueAttributes(r -> r.queueUrl(jobs)
                .attributes(Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + sqs.arn(letters) + "\",\"maxReceiveCount\":1}")));
        sqs.sendTo(jobs, "g", "1", "2", "3");
        sqs.receive(jobs, r -> r.visibilityTimeout(0));
        sqs.receive(jobs);

        sqs.client.startMessageMoveTask(r -> r.sourceArn(sqs.arn(letters)));

        assertThat(sqs.bodies(jobs)).containsExactly("1", "2", "3");
    }

    @Test
    void failsWhereADestinationIsGone() {
        withDeadLetters("jobs", "1", "2");
        String target = sqs.queue("target");
        String targetArn = sqs.arn(target);
        sqs.client.startMessageMoveTask(
                r -> r.sourceArn(sqs.arn(dead)).destinationArn(targetArn).maxNumberOfMessagesPerSecond(1));

        sqs.client.deleteQueue(r -> r.queueUrl(target));
        sqs.seconds(1);

        assertThat(task().status()).isEqualTo("FAILED");
        assertThat(task().failureReason()).isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
        assertThat(task().approximateNumberOfMessagesMoved()).isEqualTo(1);
        assertThat(sqs.bodies(dead)).containsExactly("2");
    }

    @Test
    void goesOnAfterARollback() {
        withDeadLetters("jobs", "1", "2");
        String target = sqs.queue("target");
        sqs.client.startMessageMoveTask(
                r -> r.sourceArn(sqs.arn(dead)).destinationArn(sqs.arn(target)).maxNumberOfMessagesPerSecond(1));
        Snapshot half = sqs.emulator.snapshot();
        sqs.seconds(5);
        assertThat(task().status()).isEqualTo("COMPLETED");

        sqs.emulator.rollback(half);
        assertThat(task().status()).isEqualTo("RUNNING");
        sqs.seconds(5);

        assertThat(task().status()).isEqualTo("COMPLETED");
        assertThat(sqs.bodies(target)).hasSize(2);
    }

    @Test
    void refusesInAwsWords() {
        String plain = sqs.queue("plain");
        withDeadLetters("jobs", "1", "2");

        TestSqs.refused(
                "InvalidParameterValue",
                "Source queue must be configured as a Dead Letter Queue.",
                () -> sqs.client.startMessageMoveTask(r -> r.sourceArn(sqs.arn(plain))));
        TestSqs.refused(
                "ResourceNotFoundException",
                "The resource that you specified for the DestinationArn parameter doesn't exist.",
                () -> sqs.client.startMessageMoveTask(
                        r -> r.sourceArn(sqs.arn(dead)).destinationArn(sqs.arn(plain) + "x")));
        sqs.client.startMessageMoveTask(r -> r.sourceArn(sqs.arn(dead)).maxNumberOfMessagesPerSecond(1));
        TestSqs.refused(
                "InvalidParameterValue",
                "There is already a task running. Only one active task is allowed for a source queue arn at a given time.",
                () -> sqs.client.startMessageMoveTask(r -> r.sourceArn(sqs.arn(dead))));
        assertThat(task().maxNumberOfMessagesPerSecond()).isEqualTo(1);
    }
}
