package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class DeleteMessageTest {
    private final TestSqs sqs = new TestSqs();

    @AfterEach
    void stop() {
        sqs.close();
    }

    @Test
    void deletesWithAnExpiredHandleOnStandardQueuesOnly() {
        String standard = sqs.queue("jobs");
        String fifo = sqs.fifo("ordered");
        sqs.send(standard, "x");
        sqs.sendTo(fifo, "g", "x");
        Message one = sqs.receive(standard).get(0);
        Message two = sqs.receive(fifo).get(0);
        sqs.seconds(31);

        sqs.delete(standard, one);
        sqs.delete(standard, one);

        assertThat(sqs.receive(standard)).isEmpty();
        TestSqs.refused(
                "InvalidParameterValue",
                "Value " + two.receiptHandle()
                        + " for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.",
                () -> sqs.delete(fifo, two));
        TestSqs.refused(
                "ReceiptHandleIsInvalid",
                "The input receipt handle \"garbage\" is not a valid receipt handle.",
                () -> sqs.client.deleteMessage(r -> r.queueUrl(fifo).receiptHandle("garbage")));
    }
}
