package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class GetQueueUrlTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void findsQueuesByName() {
        String url = sqs.queue("jobs");

        assertThat(sqs.client.getQueueUrl(r -> r.queueName("jobs")).queueUrl()).isEqualTo(url);
        assertThatThrownBy(() -> sqs.client.getQueueUrl(r -> r.queueName("other")))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    void takesUrlsOfAnyHostAndBareNames() {
        sqs.queue("jobs");

        for (String url : List.of(
                "https://sqs.us-east-1.amazonaws.com/" + sqs.emulator.account() + "/jobs",
                "http://nowhere.example:1234/" + sqs.emulator.account() + "/jobs",
                "jobs")) {
            sqs.send(url, url);
            assertThat(sqs.bodies(url)).containsExactly(url);
        }
    }
}
