package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class CancelMessageMoveTaskTest {
    private final TestSqs sqs = new TestSqs();
    private final String dead = sqs.queue("dead");

    @AfterEach
    void stop() {
        sqs.close();
    }

    private static String handle(String task, String source) {
        String plain = "{\"taskId\":\"" + task + "\",\"sourceArn\":\"" + source + "\"}";
        return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void leavesWhatWasNotMovedYet() {
        sqs.queue(
                "jobs",
                Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + sqs.arn(dead) + "\",\"maxReceiveCount\":1}"));
        String target = sqs.queue("target");
        sqs.send(dead, "1", "2", "3");
        String task = sqs.client
                .startMessageMoveTask(r -> r.sourceArn(sqs.arn(dead))
                        .destinationArn(sqs.arn(target))
                        .maxNumberOfMessagesPerSecond(2))
                .taskHandle();

        assertThat(sqs.client.cancelMessageMoveTask(r -> r.taskHandle(task)).approximateNumberOfMessagesMoved())
                .isEqualTo(1);
        sqs.seconds(10);

        assertThat(sqs.bodies(dead)).containsExactly("2", "3");
        assertThat(sqs.client
                        .listMessageMoveTasks(r -> r.sourceArn(sqs.arn(dead)))
                        .results())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.status()).isEqualTo("CANCELLED");
                    assertThat(entry.taskHandle()).isNull();
                });
        TestSqs.refused(
                "ResourceNotFoundException",
                "Task does not exist.",
                () -> sqs.client.cancelMessageMoveTask(r -> r.taskHandle(task)));
    }

    @Test
    void refusesHandlesOfNothing() {
        TestSqs.refused(
                "InvalidParameterValue",
                "Value for parameter TaskHandle is invalid.",
                () -> sqs.client.cancelMessageMoveTask(r -> r.taskHandle("foobared")));
        TestSqs.refused(
                "ResourceNotFoundException",
                "The resource that you specified for the SourceArn parameter doesn't exist.",
                () -> sqs.client.cancelMessageMoveTask(
                        r -> r.taskHandle(handle("10f57157-fc38-4da9-a113-4de7e12d05dd", sqs.arn(dead) + "x"))));
        TestSqs.refused(
                "ResourceNotFoundException",
                "Task does not exist.",
                () -> sqs.client.cancelMessageMoveTask(
                        r -> r.taskHandle(handle("10f57157-fc38-4da9-a113-4de7e12d05dd", sqs.arn(dead)))));
    }
}
