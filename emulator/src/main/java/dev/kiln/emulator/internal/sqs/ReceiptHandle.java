package dev.kiln.emulator.internal.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver says to name the message it got: which message, and by which of its receives.
 *
 * @param number of the message in its queue
 * @param arn of the queue
 */
record ReceiptHandle(String text, long number, int receive, String messageId, String arn) {
    private static final int PARTS = 4;

    static String of(String queueArn, MessageRecord message) {
        String plain = message.number() + " " + message.receives() + " " + message.id() + " " + queueArn;
        return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a handle, which must be one of this queue. */
    static ReceiptHandle read(@Nullable String handle, QueueRecord queue) {
        if (handle == null || handle.isEmpty()) {
            throw SqsErrors.missing("ReceiptHandle");
        }
        ReceiptHandle read = read(handle);
        if (read != null && read.arn.equals(queue.queueName().arn())) {
            return read;
        }
        throw SqsErrors.receiptHandle(handle);
    }

    private static @Nullable ReceiptHandle read(String handle) {
        try {
            String[] parts = new String(Base64.getDecoder().decode(handle), StandardCharsets.UTF_8).split(" ", -1);
            return parts.length == PARTS
                    ? new ReceiptHandle(
                            handle, Long.parseLong(parts[0]), Integer.parseInt(parts[1]), parts[2], parts[3])
                    : null;
        } catch (IllegalArgumentException neitherBase64NorNumbers) {
            return null;
        }
    }

    /** Whether this is of the latest receive of a message that is still hidden. */
    boolean current(MessageRecord message, long now) {
        return message.inFlight() && message.visibleAt() > now && message.receives() == receive;
    }
}
