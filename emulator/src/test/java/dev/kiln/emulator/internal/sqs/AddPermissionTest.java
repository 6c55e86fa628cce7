package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CreateQueue | 123456789012 | Value SQS:CreateQueue for parameter ActionName is invalid. Reason: Only the queue owner is allowed to invoke this action.
            SendAll     | 123456789012 | Value SQS:SendAll for parameter ActionName is invalid. Reason: Please refer to the appropriate WSDL for a list of valid actions.
            SendMessage | nobody       | Value [nobody] for parameter PrincipalId is invalid. Reason: Unable to verify.
            """)
    void refusesActionsAndAccountsInAwsWords(String action, String account, String message) {
        String url = sqs.queue("jobs");

        TestSqs.refused(
                "InvalidParameterValue",
                message,
                () -> sqs.client.addPermission(
                        r -> r.queueUrl(url).label("l").awsAccountIds(account).actions(action)));
    }

    @Test
    void takesTwentyStatements() {
        String url = sqs.queue("jobs");
        for (int i = 0; i < 20; i++) {
            String label = "l" + i;
            sqs.client.addPermission(r ->
                    r.queueUrl(url).label(label).awsAccountIds("123456789012").actions("SendMessage"));
        }

        TestSqs.refused(
                "OverLimit",
                "21 Statements were found, maximum allowed is 20.",
                () -> sqs.client.addPermission(r -> r.queueUrl(url)
                        .label("more")
                        .awsAccountIds("123456789012")
                        .actions("SendMessage")));
    }
}
