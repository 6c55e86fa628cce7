package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SetQueueAttributesTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    private void set(String url, QueueAttributeName name, String value) {
        sqs.client.setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(name, value)));
    }

    @Test
    void refusesValuesOutOfBounds() {
        String url = sqs.queue("jobs");

        TestSqs.refused(
                "InvalidAttributeValue",
                "Invalid value for the parameter VisibilityTimeout.",
                () -> set(url, QueueAttributeName.VISIBILITY_TIMEOUT, "43201"));
        TestSqs.refused(
                "InvalidAttributeName",
                "Unknown Attribute FifoQueue.",
                () -> set(url, QueueAttributeName.FIFO_QUEUE, "true"));
        TestSqs.refused(
                "InvalidAttributeValue",
                "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.",
                () -> set(sqs.fifo("f"), QueueAttributeName.FIFO_QUEUE, "false"));
        assertThatThrownBy(() -> set(
                        url,
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:none\",\"maxReceiveCount\":1}"))
                .hasMessageContaining("Dead letter target does not exist.");
    }

    @Test
    void removesWhatIsSetToNothingAndTurnsManagedEncryptionOff() {
        String url = sqs.queue("jobs");

        set(url, QueueAttributeName.KMS_MASTER_KEY_ID, "alias/mine");
        assertThat(sqs.attribute(url, QueueAttributeName.SQS_MANAGED_SSE_ENABLED))
                .isEqualTo("false");

        set(url, QueueAttributeName.KMS_MASTER_KEY_ID, "");
        assertThat(sqs.attribute(url, QueueAttributeName.KMS_MASTER_KEY_ID)).isNull();
    }

    @Test
    void doesNotTellOfTheUsualReusePeriodOfKeys() {
        String url = sqs.queue("jobs", Map.of(QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS, "6000"));
        assertThat(sqs.attribute(url, QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS))
                .isEqualTo("6000");

        sqs.client.setQueueAttributes(
                r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS, "300")));

        assertThat(sqs.attribute(url, QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS))
                .isNull();
    }
}
