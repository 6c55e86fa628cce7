package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                                                                | Invalid value for the parameter RedrivePolicy. Reason: Redrive policy is not a valid JSON map.
            {"deadLetterTargetArn":"dead","maxReceiveCount":1}                                               | Reason: Dead-letter target ARN should be fully qualified ARN.
            {"deadLetterTargetArn":"arn:aws:sns:us-east-1:000000000000:dead","maxReceiveCount":1}            | Reason: Only SQS queues are valid resources for deadLetterTargetArn.
            {"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:jobs","maxReceiveCount":1,"other":2}  | Reason: Only following attributes are supported: [maxReceiveCount, deadLetterTargetArn].
            """)
    void refusesRedrivePoliciesInAwsWords(String policy, String message) {
        String url = sqs.queue("jobs");

        assertThatThrownBy(() -> set(url, QueueAttributeName.REDRIVE_POLICY, policy))
                .hasMessageContaining(message);
    }

    @Test
    void tellsHowLongAKeyIsReusedWhereThereIsOne() {
        String url = sqs.queue("jobs", Map.of(QueueAttributeName.KMS_MASTER_KEY_ID, "alias/mine"));

        assertThat(sqs.attribute(url, QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS))
                .isEqualTo("300");
    }

    @Test
    void encryptsWithAKeyOrBySqsButNotBoth() {
        String url = sqs.queue("jobs", Map.of(QueueAttributeName.KMS_MASTER_KEY_ID, "alias/mine"));

        TestSqs.refused(
                "InvalidAttributeName",
                "You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.",
                () -> sqs.client.setQueueAttributes(r -> r.queueUrl(url)
                        .attributes(Map.of(
                                QueueAttributeName.KMS_MASTER_KEY_ID,
                                "alias/mine",
                                QueueAttributeName.SQS_MANAGED_SSE_ENABLED,
                                "true"))));
        set(url, QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true");
        assertThat(sqs.attribute(url, QueueAttributeName.KMS_MASTER_KEY_ID)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"Version\":\"2012-10-17\"}",
                "{\"Version\":\"2013\",\"Statement\":{\"Effect\":\"Allow\"}}",
                "{\"Statement\":[]}",
                "{\"Statement\":{\"Effect\":\"Maybe\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Who\":\"me\"}}"
            })
    void refusesWhatIsNoPolicy(String policy) {
        String url = sqs.queue("jobs");

        TestSqs.refused(
                "InvalidAttributeValue",
                "Invalid value for the parameter Policy.",
                () -> set(url, QueueAttributeName.POLICY, policy));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"redrivePermission":"some"}                          | Invalid value for the parameter RedriveAllowPolicy. Reason: Amazon SQS can't create the redrive allow policy, as it’s in an unsupported format.
            {"redrivePermission":"byQueue"}                       | Value {"redrivePermission":"byQueue"} for parameter RedriveAllowPolicy is invalid. Reason: Amazon SQS can't create the redrive allow policy. When you specify the byQueue permission type, you must also specify one or more sourceQueueArns values.
            {"redrivePermission":"denyAll","sourceQueueArns":[]}  | Value {"redrivePermission":"denyAll","sourceQueueArns":[]} for parameter RedriveAllowPolicy is invalid. Reason: Amazon SQS can't create the redrive allow policy. To specify one or more source queue ARNs, you must set redrivePermission to byQueue.
            """)
    void refusesRedriveAllowPoliciesInAwsWords(String policy, String message) {
        String url = sqs.queue("jobs");

        assertThatThrownBy(() -> set(url, QueueAttributeName.REDRIVE_ALLOW_POLICY, policy))
                .hasMessageContaining(message);
    }
}
