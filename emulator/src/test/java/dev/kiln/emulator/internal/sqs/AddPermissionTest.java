package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class AddPermissionTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void writesAwsPolicyOnce() {
        String url = sqs.queue("jobs");
        sqs.client.addPermission(r ->
                r.queueUrl(url).label("reader").awsAccountIds("123456789012").actions("ReceiveMessage"));

        assertThat(sqs.attribute(url, QueueAttributeName.POLICY))
                .isEqualTo("{\"Version\":\"2008-10-17\",\"Id\":\"" + sqs.arn(url)
                        + "/SQSDefaultPolicy\",\"Statement\":[{\"Sid\":\"reader\",\"Effect\":\"Allow\","
                        + "\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"},"
                        + "\"Action\":\"SQS:ReceiveMessage\",\"Resource\":\"" + sqs.arn(url) + "\"}]}");
        TestSqs.refused(
                "InvalidParameterValue",
                "Value reader for parameter Label is invalid. Reason: Already exists.",
                () -> sqs.client.addPermission(r -> r.queueUrl(url)
                        .label("reader")
                        .awsAccountIds("123456789012")
                        .actions("*")));
    }
}
