package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class RemovePermissionTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void removesAStatementAndRefusesUnknownLabels() {
        String url = sqs.queue("jobs");
        sqs.client.addPermission(r ->
                r.queueUrl(url).label("reader").awsAccountIds("123456789012").actions("*"));

        sqs.client.removePermission(r -> r.queueUrl(url).label("reader"));

        assertThat(sqs.attribute(url, QueueAttributeName.POLICY)).isNull();
        TestSqs.refused(
                "InvalidParameterValue",
                "Value reader for parameter Label is invalid. Reason: can't find label.",
                () -> sqs.client.removePermission(r -> r.queueUrl(url).label("reader")));
    }
}
