package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PurgeQueueTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void deletesAllMessagesAtMostOnceAMinute() {
        String url = sqs.queue("jobs");
        sqs.send(url, "one", "two");
        sqs.receive(url, r -> r.maxNumberOfMessages(1));

        sqs.client.purgeQueue(r -> r.queueUrl(url));

        assertThat(sqs.receive(url)).isEmpty();
        TestSqs.refused(
                "AWS.SimpleQueueService.PurgeQueueInProgress",
                "Only one PurgeQueue operation on jobs is allowed every 60 seconds.",
                () -> sqs.client.purgeQueue(r -> r.queueUrl(url)));
        sqs.seconds(60);
        sqs.client.purgeQueue(r -> r.queueUrl(url));
        assertThat(sqs.receive(url)).isEmpty();
    }

    @Test
    void forgetsWhatWasSentSoThatItCanBeSentAgain() {
        String url = sqs.fifo("jobs");
        sqs.sendTo(url, "a", "x");

        sqs.client.purgeQueue(r -> r.queueUrl(url));
        sqs.sendTo(url, "a", "x");

        assertThat(sqs.bodies(url)).containsExactly("x");
    }
}
