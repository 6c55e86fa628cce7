package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListQueueTagsTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void leavesTagsOutWhereThereAreNone() {
        String url = sqs.queue("jobs");

        assertThat(sqs.client.listQueueTags(r -> r.queueUrl(url)).hasTags()).isFalse();
    }
}
