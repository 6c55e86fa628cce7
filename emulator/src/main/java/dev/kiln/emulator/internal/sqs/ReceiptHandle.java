package dev.kiln.emulator.internal.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a receiver says to name the message it got: which message, and by which of its receives.
 *
 * @param number of the message in its queue
 */
record ReceiptHandle(String text, long number, int receive, String messageId) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}) (\\d{1,9}) (\\S+) (\\S+)");

    static String of(QueueRecord queue, MessageRecord message) {
        String plain = message.number() + " " + message.receives() + " " + message.id() + " "
                + queue.queueName().arn();
        return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a handle, which must be one of this queue. */
    static ReceiptHandle read(@org.jspecify.annotations.Nullable String handle, QueueRecord queue) {
        if (handle == null || handle.isEmpty()) {
            throw SqsErrors.missing("ReceiptHandle");
        }
        try {
            Matcher parts = FORM.matcher(new String(Base64.getDecoder().decode(handle), StandardCharsets.UTF_8));
            if (parts.matches() && parts.group(4).equals(queue.queueName().arn())) {
                return new ReceiptHandle(
                        handle, Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3));
            }
        } catch (IllegalArgumentException notBase64) {
            // refused below
        }
        throw SqsErrors.receiptHandle(handle);
    }

    /** Whether this is of the latest receive of a message that is still hidden. */
    boolean current(MessageRecord message, long now) {
        return message.inFlight() && message.visibleAt() > now && message.receives() == receive;
    }
}
