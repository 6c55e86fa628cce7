package dev.kiln.emulator.internal.sqs;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What SQS refuses in messages. */
final class MessageChecks {
    private static final int LONGEST_DELAY = 900;

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9!\"#$%&'()*+,./:;<=>?@\\[\\\\\\]^_`{|}~-]{1,128}");

    private MessageChecks() {}

    /** Refuses what fails a whole request; in FIFO queues also the whole of a batch. */
    static void checkRequest(QueueRecord queue, Outgoing message, boolean batch) {
        checkId("MessageGroupId", message.group());
        checkId("MessageDeduplicationId", message.deduplicationId());
        if (!queue.fifo()) {
            if (message.deduplicationId() != null) {
                throw notForThisType(message.deduplicationId(), "MessageDeduplicationId");
            }
            return;
        }
        if (message.group() == null) {
            String text = "The request must contain the parameter MessageGroupId.";
            throw batch ? SqsErrors.invalid(text) : SqsErrors.missing("MessageGroupId");
        }
        if (message.deduplicationId() == null && !queue.flag("ContentBasedDeduplication")) {
            throw SqsErrors.invalid("The queue should either have ContentBasedDeduplication enabled or "
                    + "MessageDeduplicationId provided explicitly");
        }
    }

    static void checkId(String parameter, @Nullable String id) {
        if (id != null && !ID.matcher(id).matches()) {
            throw SqsErrors.invalid(
                    id,
                    parameter,
                    parameter + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
        }
    }

    private static RuntimeException notForThisType(Object value, String parameter) {
        return SqsErrors.invalid(
                value, parameter, "The request include parameter that is not valid for this queue type.");
    }

    /** Refuses what fails one message. */
    static void checkMessage(QueueRecord queue, Outgoing message, boolean batch) {
        String body = message.body();
        if (body == null || body.isEmpty()) {
            throw SqsErrors.missing("MessageBody");
        }
        Integer delay = message.delaySeconds();
        if (delay != null && (delay < 0 || delay > LONGEST_DELAY)) {
            throw SqsErrors.invalid(delay, "DelaySeconds", "DelaySeconds must be >= 0 and <= " + LONGEST_DELAY + ".");
        }
        if (delay != null && delay > 0 && queue.fifo()) {
            throw notForThisType(delay, "DelaySeconds");
        }
        int most = queue.number("MaximumMessageSize");
        if (message.bytes() > most) {
            throw SqsErrors.invalid(
                    (batch ? "One or more parameters cannot be validated." : "One or more parameters are invalid.")
                            + " Reason: Message must be shorter than " + most + " bytes.");
        }
        checkCharacters(body);
        AttributeChecks.check(message.attributes());
        AttributeChecks.checkSystem(message.systemAttributes());
    }

    static void checkCharacters(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean allowed = c == 0x9
                    || c == 0xA
                    || c == 0xD
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000;
            if (!allowed) {
                throw SqsErrors.contents("Invalid characters found. Valid unicode characters are "
                        + "#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
            }
            i += Character.charCount(c);
        }
    }
}
