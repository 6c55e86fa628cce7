package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;

class ListQueuesTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void listsByPrefixAndPage() {
        String one = sqs.queue("a-1");
        String two = sqs.queue("a-2");
        sqs.queue("b-1");

        ListQueuesResponse all = sqs.client.listQueues(r -> r.queueNamePrefix("a-"));
        ListQueuesResponse first =
                sqs.client.listQueues(r -> r.queueNamePrefix("a-").maxResults(1));
        ListQueuesResponse second =
                sqs.client.listQueues(r -> r.queueNamePrefix("a-").maxResults(1).nextToken(first.nextToken()));

        assertThat(all.queueUrls()).containsExactly(one, two);
        assertThat(all.nextToken()).isNull();
        assertThat(first.queueUrls()).containsExactly(one);
        assertThat(second.queueUrls()).containsExactly(two);
        assertThat(second.nextToken()).isNull();
        assertThat(sqs.client.listQueues(r -> r.queueNamePrefix("c")).hasQueueUrls())
                .isFalse();
    }
}
