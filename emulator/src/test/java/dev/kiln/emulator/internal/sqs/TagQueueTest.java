package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TagQueueTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void addsAndReplacesTags() {
        String url = sqs.queue("jobs");
        sqs.client.tagQueue(r -> r.queueUrl(url).tags(Map.of("a", "1", "b", "2")));
        sqs.client.tagQueue(r -> r.queueUrl(url).tags(Map.of("b", "3")));

        assertThat(sqs.client.listQueueTags(r -> r.queueUrl(url)).tags()).isEqualTo(Map.of("a", "1", "b", "3"));
    }
}
